// The whole as discs: one for each area, document or type; a click opens it.
import { alter, go } from './actions.js';
import { aggregate, pack } from './aggregate.js';
import { byId, el, fill, nameOf, svg } from './dom.js';
import { filters } from './graph.js';
import { load } from './served.js';
import * as change from './state.js';
import { model, served } from './store.js';
import { t } from './words.js';

const BY = ['area', 'document', 'type'];
const usual = model.documents.length > 1 && model.ranked.filter(node => ['place', 'area'].includes(node.type)).length < 3 ? 'document' : 'area';

function title(by, key) {
  if (!key) return t`其余`;
  if (by === 'type') return model.types.find(type => type.name === key).label;
  return by === 'document' ? model.documentById.get(key).title : nameOf(model.nodes.get(key));
}

function open(by, key) {
  if (!key) return;
  if (grouped && by === 'type') load({ types: [key] });
  else if (by === 'area') go(model.nodes.get(key), { view: 'graph' });
  else if (by === 'document') alter(state => change.show(change.inDocument(state, key), 'graph'), { push: true, fly: true });
  else alter(state => change.show(change.only({ ...state, off: [] }, 'off', key, model.types.map(type => type.name)), 'graph'), { push: true, fly: true });
}

// Of a graph that is too large for the page the server has counted the groups.
const grouped = served && served.groups;
function counted(by, off) {
  const groups = grouped[by].groups.map(({ key, counts }) => {
    const kept = Object.entries(counts).filter(([type]) => !off.includes(type));
    return { key, counts: new Map(kept), nodes: { length: kept.reduce((sum, [, many]) => sum + many, 0) } };
  }).filter(group => group.nodes.length);
  const there = new Set(groups.map(group => group.key));
  return { groups, bundles: grouped[by].bundles.filter(([a, b]) => there.has(a) && there.has(b)).map(([a, b, count]) => ({ a, b, count })) };
}

const colours = new Map(model.types.map(type => [type.name, type.color]));

// A ring of the types in the group, in the order of the legend.
function ring(group) {
  const total = group.nodes.length, length = 2 * Math.PI * group.r;
  let done = 0;
  return model.types.filter(type => group.counts.has(type.name)).map(type => {
    const share = group.counts.get(type.name) / total * length, from = done;
    done += share;
    return svg('circle', {
      cx: group.x, cy: group.y, r: group.r, class: 'ring', stroke: colours.get(type.name), 'stroke-dasharray': `${share} ${length - share}`, 'stroke-dashoffset': -from
    });
  });
}

const cut = (text, most) => (text.length > most ? text.slice(0, most - 1) + '…' : text);

function disc(by, group) {
  const name = title(by, group.key), said = t`${name}：${group.nodes.length} 个节点`;
  const act = event => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(by, group.key);
  };
  const parts = model.types.filter(type => group.counts.has(type.name)).map(type => `${type.label} ${group.counts.get(type.name)}`);
  return svg('g', { class: 'disc', role: 'button', tabindex: 0, 'aria-label': said, 'data-key': group.key, click: act, keydown: act },
    svg('title', null, [said, ...parts].join('\n')),
    svg('circle', { cx: group.x, cy: group.y, r: group.r - 3, class: 'plate' }), ...ring(group),
    svg('text', { x: group.x, y: group.y + 5, class: 'number' }, String(group.nodes.length)),
    svg('text', { x: group.x, y: group.y + group.r + 20, class: 'title' }, cut(name, 9)));
}

export function drawOverview(state) {
  const by = BY.includes(state.group) ? state.group : usual, rules = filters(model, state);
  const nodes = model.ranked.filter(node => !rules.waits(node)), { groups, bundles } = grouped ? counted(by, state.off)
    : aggregate(nodes, model.edges.filter(edge => !rules.edge(edge)), by);
  const placed = pack(groups, group => 17 * cut(title(by, group.key), 9).length), at = new Map(placed.map(group => [group.key, group]));
  const edge = (side, pick) => pick(0, ...placed.map(one => one.box[side]));
  const left = edge(0, Math.min), top = edge(1, Math.min), right = edge(2, Math.max), bottom = edge(3, Math.max);
  // The thick ones; hundreds of thin ones would say nothing.
  const lines = bundles.sort((a, b) => b.count - a.count).slice(0, 150).map(({ a, b, count }) => {
    const one = at.get(a), other = at.get(b);
    return svg('line', { x1: one.x, y1: one.y, x2: other.x, y2: other.y, class: 'bundle', 'stroke-width': 1 + 1.2 * Math.log2(count) },
      svg('title', null, t`${title(by, a)} 和 ${title(by, b)} 之间 ${count} 条关系`));
  });
  fill(byId('overview'),
    el('div', { class: 'tools bar-of-tools' }, el('span', { class: 'count' }, t`按`), ...[['area', t`地方`], ['document', t`文件`], ['type', t`类型`]].map(([name, text]) => el('button', {
      class: 'tool', 'aria-pressed': String(by === name), 'data-by': name, click: () => alter(one => change.openGroup(one, name))
    }, text)), el('span', { class: 'count' }, t`点一个圆看里面；圆的大小是节点数，圈的颜色是类型`)),
    svg('svg', { viewBox: `${left} ${top} ${right - left} ${bottom - top}`, class: 'discs', role: 'group', 'aria-label': t`总览` }, ...lines, ...placed.map(group => disc(by, group))));
}
