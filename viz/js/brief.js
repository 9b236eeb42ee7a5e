// What the panel says while nothing is selected: what the documents are about, then a list by type.
import { el, link, nameOf } from './dom.js';
import { far, filters } from './graph.js';
import { partBox } from './served.js';
import { model } from './store.js';
import { chips, compareNodes } from './values.js';
import { t } from './words.js';

const FIRST = 8;
const heading = (text, count) => el('h3', null, text, count ? el('span', { class: 'count' }, String(count)) : null);

// The first few of a list, the rest behind a button.
function short(nodes, item = node => el('li', null, link(node))) {
  const list = el('ul', null, ...nodes.slice(0, FIRST).map(item));
  if (nodes.length > FIRST) {
    const more = el('li', null, el('button', { class: 'more', click: () => more.replaceWith(...nodes.slice(FIRST).map(item)) }, t`其余 ${nodes.length - FIRST} 个`));
    list.append(more);
  }
  return list;
}

const ends = (node, type, out) => node.edges.filter(edge => edge.type === type && (edge.source === node) === out).map(edge => far(edge, node))
  .sort((a, b) => (a.core || 999) - (b.core || 999));

function goal(node) {
  const { indicators } = node.attributes;
  return el('li', null, link(node), Array.isArray(indicators) && indicators.length ? chips(indicators) : null);
}

function member(node) {
  const positions = ends(node, 'positioned_as', true);
  return el('li', null, link(node, positions.map(nameOf).join('、')));
}

function about(subject) {
  const part = (title, nodes, item) => (nodes.length ? el('section', { class: 'facts about' }, heading(title, nodes.length),
    short([...new Set(nodes)], item)) : null);
  const wholes = ends(subject, 'component_of', true);
  return [
    part(t`成员`, ends(subject, 'member_of', false), member),
    part(t`目标`, ends(subject, 'has_target', true).sort(compareNodes), goal),
    part(t`定位`, ends(subject, 'positioned_as', true)),
    part(t`已达到`, ends(subject, 'has_indicator', true), goal),
    part(t`组成部分`, ends(subject, 'component_of', false), member),
    ...wholes.map(whole => el('section', { class: 'facts about' }, el('h3', null, link(whole)),
      short(ends(whole, 'component_of', false), member))),
    part(t`文件`, ends(subject, 'concerns', false))
  ];
}

export function brief(state) {
  const rules = filters(model, state), subject = model.nodes.get(model.opening.subject), one = model.documentById.get(state.document);
  const shown = subject && !rules.node(subject);
  return [
    el('header', null, el('h2', null, one ? one.title : model.title),
      ...partBox(),
      shown ? el('p', { class: 'subject' }, t`讲的是`, link(subject)) : null,
      el('p', { class: 'hint' }, t`点击图上的点或线，这里显示它的全部事实和原文依据；点图例（窄窗口里先点 ☰）可以筛选。`)),
    ...(shown ? about(subject) : []),
    ...model.types.map(type => {
      const nodes = model.ranked.filter(node => node.type === type.name && !rules.node(node));
      return nodes.length ? el('section', { class: 'facts' }, heading(type.label, nodes.length), short(nodes)) : null;
    })
  ].filter(Boolean);
}
