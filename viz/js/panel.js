// The right side: what is known of the selected node or edge, every fact over its sentences; else an overview.
import { alter, go } from './actions.js';
import { brief } from './brief.js';
import { el, fill, byId, icon, link, nameOf, sentenceOf } from './dom.js';
import { quotes } from './evidence.js';
import { far, isEdge, selectedOf } from './graph.js';
import { noteField } from './notes.js';
import { around } from './state.js';
import { cutQuotes, moreOf } from './served.js';
import { model, viewOf } from './store.js';
import { said } from './support.js';
import { first } from './text.js';
import { tools } from './tools.js';
import { attributes, chips, compareNodes, details } from './values.js';
import { t, written } from './words.js';

const panel = byId('panel');
const derivedNote = record => (record.derived ? el('p', { class: 'derived' }, t`推定（行政区划表），不是文件原文`) : null);

function hops(state) {
  return el('span', { class: 'hops', role: 'group', 'aria-label': t`看到几步以外` }, t`范围`,
    ...[1, 2, 3].map(step => el('button', {
      class: 'hop', 'aria-pressed': String(state.hops === step), title: t`${step} 步以内（按 ${step}）`,
      click: () => alter(one => around(one, step), { push: true, fly: true })
    }, String(step))));
}

function header(node, state) {
  return el('header', null,
    el('p', { class: 'kind' }, icon(node.look), node.look.label, node.evidence.length ? el('span', { class: 'note' }, said(node)) : null),
    el('h2', null, nameOf(node)),
    node.aliases.length ? el('p', { class: 'aliases' }, t`又称：${node.aliases.join('、')}`) : null,
    derivedNote(node),
    ...(node.doubts || []).map(reason => el('p', { class: 'derived doubt' }, t`疑点：${written(reason)}`)),
    el('div', { class: 'tools' }, viewOf(state) === 'graph' ? hops(state)
      : el('button', { class: 'tool', click: () => go(node, { view: 'graph' }) }, t`在图上看`), ...tools(node)),
    moreOf(node));
}

// Facts under one heading: the same relation, seen from the same end.
function groups(node) {
  const found = new Map();
  node.edges.forEach(edge => {
    const out = edge.source === node, key = `${out} ${edge.type}`;
    if (!found.has(key)) found.set(key, { label: out ? edge.look.outgoing : edge.look.incoming, out, edges: [], look: edge.look });
    found.get(key).edges.push(edge);
  });
  const place = new Map(model.relations.map((relation, index) => [relation, index]));
  const list = Array.from(found.values()).sort((a, b) => place.get(a.look) - place.get(b.look) || a.out - b.out);
  list.forEach(group => group.edges.sort((a, b) => compareNodes(far(a, node), far(b, node))));
  return list;
}

// Facts that rest on the very same sentences are said in one row, with the sentence once.
function rowsOf(edges, node) {
  const found = new Map();
  edges.forEach(edge => {
    const key = edge.evidence.map(row => `${row.document.id} ${row.start} ${row.end}`).join('|') + (edge.derived ? ' derived' : '');
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(edge);
  });
  return Array.from(found.values(), row => inReadingOrder(row, node));
}

function inReadingOrder(edges, node) {
  if (edges.length < 2 || !edges[0].evidence.length) return edges;
  const { text } = edges[0].evidence[0];
  return edges.map(edge => [first(text, far(edge, node)), edge]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]);
}

function fact(edge, node) {
  const other = far(edge, node), { indicators } = other.attributes;
  return el('li', null, link(other, details(edge)),
    el('button', { class: 'open', title: t`只看这一条关系`, 'aria-label': t`查看关系：${edge.look.label}`, click: () => go(edge) }, '›'),
    Array.isArray(indicators) && indicators.length ? chips(indicators) : null);
}

const heading = (text, count) => el('h3', null, text, el('span', { class: 'count' }, String(count)));

function section(group, node) {
  return el('section', { class: 'facts' },
    heading(group.label, group.edges.length),
    ...rowsOf(group.edges, node).map(edges => el('div', { class: edges[0].derived ? 'row derived-row' : 'row' },
      el('ul', null, ...edges.map(edge => fact(edge, node))),
      edges[0].derived ? el('p', { class: 'derived' }, t`推定（行政区划表）`) : null,
      quotes(edges[0].evidence, [node], edges.map(edge => far(edge, node)), edges[0].attributes.article))));
}

function showNode(node, state) {
  const own = node.evidence;
  fill(panel, header(node, state), attributes(node), noteField(node), ...groups(node).map(group => section(group, node)),
    own.length ? el('section', { class: 'facts' }, heading(t`提到它的原文`, own.length), quotes(own, [node]), cutQuotes(own)) : null);
}

function showEdge(edge) {
  const others = edge.source.edges.filter(other => other !== edge && (far(other, edge.source) === edge.target));
  fill(panel,
    el('header', null, el('p', { class: 'kind' }, t`关系`, edge.evidence.length ? el('span', { class: 'note' }, said(edge)) : null),
      el('div', { class: 'triple' }, link(edge.source), el('span', { class: 'word' }, `— ${edge.look.label} →`), link(edge.target)),
      derivedNote(edge)),
    attributes(edge),
    noteField(edge),
    edge.evidence.length ? el('section', { class: 'facts' }, heading(t`依据原文`, edge.evidence.length),
      quotes(edge.evidence, [edge.source], [edge.target], edge.attributes.article), cutQuotes(edge.evidence)) : null,
    others.length ? el('section', { class: 'facts' }, el('h3', null, t`二者之间还有`),
      el('ul', null, ...others.map(other => el('li', null, el('button', { class: 'node', click: () => go(other) }, sentenceOf(other)))))) : null);
}

export function showPanel(state) {
  const record = selectedOf(model, state);
  if (!record) fill(panel, ...brief(state));
  else if (isEdge(record)) showEdge(record);
  else showNode(record, state);
}
export const toTop = () => { panel.scrollTop = 0; };
