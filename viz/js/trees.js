// Views where a graph is not the best picture: the layout tree, who sits where, documents by level and year.
import { go } from './actions.js';
import { byId, el, fill, icon, link, nameOf } from './dom.js';
import { far, filters } from './graph.js';
import { model } from './store.js';
import { compareNodes, details } from './values.js';
import { t, written } from './words.js';

const DOWN = ['component_of', 'member_of']; // from the part to the whole
const visible = state => {
  const rules = filters(model, state);
  return edge => !rules.edge(edge);
};

// ---- layout: wholes with their parts, members and positions
function tree(node, passes, above) {
  const parts = node.edges.filter(edge => DOWN.includes(edge.type) && edge.target === node && passes(edge) && !above.includes(edge.source));
  const positions = node.edges.filter(edge => edge.type === 'positioned_as' && edge.source === node && passes(edge));
  return el('li', null, link(node),
    positions.length ? el('ul', { class: 'positions' }, ...positions.map(edge => el('li', null, link(far(edge, node))))) : null,
    parts.length ? el('ul', null, ...parts.map(edge => edge.source).sort((a, b) => a.type === b.type ? b.edges.length - a.edges.length : compareNodes(a, b))
      .map(part => tree(part, passes, [...above, node]))) : null);
}

export function drawTree(state) {
  const passes = visible(state);
  const isWhole = node => node.edges.some(edge => DOWN.includes(edge.type) && edge.target === node && passes(edge));
  const isPart = node => node.edges.some(edge => DOWN.includes(edge.type) && edge.source === node && passes(edge) && isWhole(edge.target));
  const size = node => node.edges.filter(edge => DOWN.includes(edge.type)).length;
  const roots = model.ranked.filter(node => isWhole(node) && !isPart(node)).sort((a, b) => size(b) - size(a) || a.rank - b.rank);
  fill(byId('tree'), roots.length ? el('ul', { class: 'tree' }, ...roots.map(root => tree(root, passes, [])))
    : el('p', { class: 'hint' }, t`这些文件里没有读到整体和组成部分。`));
}
export const countTrees = () => model.edges.filter(edge => DOWN.includes(edge.type)).length;

// ---- officials by body
export function drawPosts(state) {
  const passes = visible(state), bodies = new Map();
  model.edges.filter(edge => edge.type === 'holds_post' && passes(edge)).forEach(edge => {
    (bodies.get(edge.target) || bodies.set(edge.target, []).get(edge.target)).push(edge);
  });
  const rows = Array.from(bodies).sort((a, b) => b[1].length - a[1].length || compareNodes(a[0], b[0]));
  const head = el('tr', null, ...[t`机构`, t`人物`, t`职务`, ''].map(text => el('th', { scope: 'col' }, text)));
  fill(byId('posts'), rows.length ? el('table', null, el('thead', null, head), el('tbody', null, ...rows.flatMap(([body, posts]) => (
    posts.sort((a, b) => compareNodes(a.source, b.source)).map((edge, index) => el('tr', null,
      index ? null : el('th', { rowspan: posts.length, scope: 'rowgroup' }, link(body)),
      el('td', null, link(edge.source)), el('td', null, details(edge)),
      el('td', null, el('button', { class: 'tool', click: () => go(edge) }, t`原文`))))))))
    : el('p', { class: 'hint' }, t`这些文件里没有读到任职。`));
}
export const countPosts = () => model.edges.filter(edge => edge.type === 'holds_post').length;

// ---- documents by level and year
const CITES = ['based_on', 'implements', 'amends', 'repeals', 'forwards', 'cites'];
const yearOf = node => Number(String(['signed', 'published', 'effective', 'date'].map(key => node.attributes[key]).find(Boolean) || '').slice(0, 4)) || 0;

function paper(node, passes) {
  const cites = node.edges.filter(edge => CITES.includes(edge.type) && passes(edge));
  const made = cites.filter(edge => edge.source === node).length, met = cites.length - made;
  return el('button', { class: 'target', click: () => go(node) }, icon(node.look), ' ', nameOf(node),
    el('span', { class: 'count' }, ` ${[made ? t`引用 ${made}` : '', met ? t`被引 ${met}` : ''].filter(Boolean).join(' · ')}`));
}

export function drawCitations(state) {
  const rules = filters(model, state), passes = visible(state);
  const documents = model.ranked.filter(node => node.type === 'document' && !rules.node(node));
  const ORDER = ['中央', '国家', '部门', '省', '市', '县', '乡'];
  const level = node => String(node.attributes.level || t`未写层级`);
  const place = name => { const at = ORDER.findIndex(one => name.startsWith(one)); return at < 0 ? ORDER.length : at; };
  const levels = Array.from(new Set(documents.map(level))).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const years = Array.from(new Set(documents.map(yearOf))).sort((a, b) => (a || 9999) - (b || 9999));
  const head = el('tr', null, el('th', { scope: 'col' }, t`层级`), ...years.map(one => el('th', { scope: 'col' }, one ? t`${one}年` : t`未写年份`)));
  fill(byId('citations'), documents.length ? el('table', null, el('thead', null, head), el('tbody', null, ...levels.map(name => el('tr', null,
    el('th', { scope: 'row' }, written(name)), ...years.map(one => el('td', null,
      ...documents.filter(node => level(node) === name && yearOf(node) === one).map(node => paper(node, passes))))))))
    : el('p', { class: 'hint' }, t`这些文件里没有读到文件之间的引用。`));
}
export const countPapers = () => model.ranked.filter(node => node.type === 'document').length;
