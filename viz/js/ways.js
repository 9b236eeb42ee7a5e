// A path between two things as a reading list; two things compared.
import { alter, go } from './actions.js';
import { byId, el, fill, link, nameOf } from './dom.js';
import { quotes } from './evidence.js';
import { compare, filters, paths } from './graph.js';
import { picker } from './search.js';
import * as change from './state.js';
import { model } from './store.js';
import { compareNodes } from './values.js';
import { t } from './words.js';

export function pathsOf(state) {
  const [from, to] = state.path.map(id => model.nodes.get(id));
  if (!from || !to) return [];
  const rules = filters(model, { ...state, asked: [...state.asked, ...state.path] });
  return paths(from, to, { passes: edge => !rules.edge(edge) });
}

const choose = (state, index, list, make) => picker([t`起点：输入名称`, t`终点：输入名称`][index], record => alter(one => {
  const ends = one[list].slice();
  ends[index] = record.id;
  return make(one, ends[0], ends[1]);
}, { push: true }));

function step({ edge, from, to }) {
  const out = edge.source === from;
  return el('li', null,
    el('div', { class: 'step' }, link(from), el('button', { class: 'word', click: () => go(edge) }, out ? `— ${edge.look.label} →` : `← ${edge.look.label} —`), link(to)),
    edge.derived ? el('p', { class: 'derived' }, t`推定（行政区划表）`) : quotes(edge.evidence.slice(0, 2), [from], [to]));
}

function end(state, index, list, make) {
  const node = model.nodes.get(state[list][index]);
  return el('div', { class: 'end' }, node ? link(node) : null, choose(state, index, list, make));
}

export function drawPath(state) {
  const found = pathsOf(state), ready = state.path.length === 2;
  fill(byId('path'),
    el('div', { class: 'ends' }, end(state, 0, 'path', change.path), end(state, 1, 'path', change.path)),
    !ready ? el('p', { class: 'hint' }, t`选好两头，这里按先后列出连着它们的事实和原文。`)
      : found.length ? el('p', { class: 'hint' }, t`最短 ${found[0].length} 步，${found.length} 条。`, ' ',
        el('button', { class: 'tool', id: 'path-on-graph', click: () => alter(one => change.show(change.select(one, null), 'graph'), { push: true, fly: true }) }, t`在图上看`)) : el('p', { class: 'hint' }, t`在现在显示的内容里，二者没有连上。`),
    ...found.map((way, index) => el('section', { class: 'facts' }, el('h3', null, t`第 ${index + 1} 条`), el('ol', { class: 'way' }, ...way.map(step)))));
}

// ---- comparison
const named = id => model.nodes.get(id) || model.documentById.get(id);
const title = one => (one.look ? nameOf(one) : one.title);

function fact({ edge, other, out }) {
  const text = other ? link(other) : el('button', { class: 'node', click: () => go(edge) }, `${edge.source.name} — ${edge.look.label} → ${edge.target.name}`);
  return el('li', null, el('span', { class: 'count' }, other ? (out ? edge.look.outgoing : edge.look.incoming) : ''), text);
}

const column = (heading, facts) => el('section', { class: 'facts' }, el('h3', null, heading, el('span', { class: 'count' }, String(facts.length))),
  el('ul', null, ...facts.slice().sort((a, b) => (a.other && b.other ? compareNodes(a.other, b.other) : 0)).map(fact)));

export function drawCompare(state) {
  const [first, second] = state.pair.map(named), ready = first && second;
  const box = index => el('div', { class: 'end' }, named(state.pair[index]) ? el('b', null, title(named(state.pair[index]))) : null,
    picker([t`一方：地方、机构或文件`, t`另一方`][index], record => alter(one => {
      const ends = one.pair.slice();
      ends[index] = record.id;
      return change.pair(one, ends[0], ends[1]);
    }, { push: true }), { documents: true }));
  const found = ready && Boolean(first.look) === Boolean(second.look) ? compare(first, second) : null;
  fill(byId('compare'), el('div', { class: 'ends' }, box(0), box(1)),
    !ready ? el('p', { class: 'hint' }, t`选好两个地方、机构或文件，这里列出共有的和各自的。`)
      : !found ? el('p', { class: 'hint' }, t`一份文件只能和另一份文件比。`) : null,
    found ? el('div', { class: 'versus' },
      el('section', { class: 'facts both' }, el('h3', null, t`都有`, el('span', { class: 'count' }, String(found.both.length))),
        el('ul', null, ...found.both.map(([a, b]) => el('li', { class: a.other === b.other ? '' : 'differs' }, fact(a).firstChild, ...(a.other === b.other || !a.other
          ? [fact(a).lastChild] : [fact(a).lastChild, el('span', { class: 'against' }, t`对`), fact(b).lastChild]))))),
      column(t`只有${title(first)}`, found.first), column(t`只有${title(second)}`, found.second)) : null);
}
