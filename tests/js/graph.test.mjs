import assert from 'node:assert/strict';
import test from 'node:test';
import { build, compare, filters, neighbourhood, paths } from '../../viz/js/graph.js';
import { START } from '../../viz/js/state.js';

// 甲 - 乙 - 丙 - 丁 in a row, 戊 joined to 甲 and 丙 by derived edges, 己 alone.
const node = (id, type = 'place', attributes = {}) => ({ id, type, name: id, label: id, aliases: [], attributes, evidence: [], derived: false, x: 0, y: 0 });
const edge = (from, to, type = 'part_of', derived = false, evidence = [0]) => ({ from, to, type, derived, evidence, attributes: {} });
const DATA = {
  title: '样例', attributes: {}, options: {},
  types: [{ name: 'place', label: '行政区划' }, { name: 'target', label: '目标' }],
  relations: [{ name: 'part_of', label: '上级区划' }, { name: 'has_target', label: '目标' }],
  nodes: ['甲', '乙', '丙', '丁', '戊', '己'].map(id => node(id)),
  edges: [edge('甲', '乙'), edge('乙', '丙'), edge('丙', '丁'), edge('甲', '戊', 'part_of', true, []), edge('戊', '丙', 'part_of', true, [])],
  documents: [{ id: 'a.txt', title: '一' }, { id: 'b.txt', title: '二' }],
  passages: [[0, 3, 9, '甲属于乙。']], evidence: [[0, '样例']]
};
const fresh = (more = {}) => build({ ...DATA, ...more });
const names = list => list.map(one => one.id);

test('一步两步三步', () => {
  const model = fresh(), start = model.nodes.get('甲');
  assert.deepEqual(names(neighbourhood(start, 1).nodes), ['甲', '乙', '戊']);
  assert.deepEqual(names(neighbourhood(start, 2).nodes), ['甲', '乙', '戊', '丙']);
  assert.deepEqual(names(neighbourhood(start, 3).nodes), ['甲', '乙', '戊', '丙', '丁']);
  assert.deepEqual(names(neighbourhood(start, 3, one => !one.derived).nodes), ['甲', '乙', '丙', '丁']);
});

test('路径：都列出，写明的先于推定的，不通则空', () => {
  const model = fresh(), [from, to, alone] = ['甲', '丙', '己'].map(id => model.nodes.get(id));
  const found = paths(from, to);
  assert.deepEqual(found.map(way => way.map(step => step.to.id).join('')), ['乙丙', '戊丙']);
  assert.deepEqual(paths(from, to, { passes: one => one.derived }).length, 1);
  assert.deepEqual(paths(from, alone), []);
  assert.deepEqual(paths(from, from), [[]]);
});

test('筛选：类型、关系、文件、推定', () => {
  const model = fresh();
  const kept = parts => {
    const rules = filters(model, { ...START, ...parts });
    return [model.ranked.filter(one => !rules.waits(one)).length, model.edges.filter(one => !rules.edge(one)).length];
  };
  assert.deepEqual(kept({}), [6, 5]);
  assert.deepEqual(kept({ off: ['place'] }), [0, 0]);
  assert.deepEqual(kept({ cut: ['part_of'] }), [6, 0]);
  assert.deepEqual(kept({ sure: true }), [6, 3]);
  assert.deepEqual(kept({ document: 'a.txt' }), [4, 3]);
  assert.deepEqual(kept({ document: 'b.txt' }), [0, 0]);
  assert.deepEqual(kept({ lonely: true }), [5, 5]);
});

test('年份只筛目标', () => {
  const model = fresh({ nodes: [node('甲'), node('t', 'target', { year: 2025 }), node('u', 'target', { year: 2035 })], edges: [] });
  const rules = filters(model, { ...START, from: 2026, to: 2040 });
  assert.deepEqual(names(model.ranked.filter(one => !rules.node(one))), ['甲', 'u']);
});

test('比较两地：同一指标同一年份算相同', () => {
  const goal = (id, name, value) => node(id, 'target', { year: 2030, indicators: [{ name, value }] });
  const model = fresh({
    nodes: [node('甲'), node('乙'), node('省'), goal('p', '常住人口', '1万人'), goal('q', '常住人口', '2万人'), goal('r', '绿地率', '3%')],
    edges: [edge('甲', '省'), edge('乙', '省'), edge('甲', 'p', 'has_target'), edge('乙', 'q', 'has_target'), edge('乙', 'r', 'has_target')]
  });
  const { both, first, second } = compare(model.nodes.get('甲'), model.nodes.get('乙'));
  assert.deepEqual(both.map(([a, b]) => [a.other.id, b.other.id]), [['省', '省'], ['p', 'q']]);
  assert.deepEqual([first.length, second.map(fact => fact.other.id)], [0, ['r']]);
});

test('同两端同关系的边各有名字', () => {
  const model = fresh({ edges: [edge('甲', '乙'), edge('甲', '乙')] });
  assert.equal(model.edgeByKey.size, 2);
});

test('英文：类型和关系换成英文', () => {
  const model = build({ ...DATA, types: [{ name: 'place', label: '行政区划', en: { label: 'Place' } }, DATA.types[1]] }, 'en');
  assert.equal(model.nodes.get('甲').look.label, 'Place');
});
