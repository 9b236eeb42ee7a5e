import assert from 'node:assert/strict';
import test from 'node:test';
import { aside, frameOf, nearest, spotsOf } from '../../viz/js/atlas.js';
import { build } from '../../viz/js/graph.js';

const node = (id, type = 'place', attributes = {}) => ({ id, type, name: id, label: id, aliases: [], attributes, evidence: [], derived: false, x: 0, y: 0 });
const edge = (from, to, type = 'member_of') => ({ from, to, type, derived: false, evidence: [], attributes: {} });
const DATA = {
  title: '样例', attributes: {}, options: {}, documents: [], passages: [], evidence: [],
  types: [{ name: 'place', label: '行政区划' }, { name: 'area', label: '区域' }],
  relations: [{ name: 'member_of', label: '成员' }, { name: 'located_in', label: '位于' }],
  nodes: [node('甲', 'place', { code: '140100' }), node('乙'), node('丙', 'place', { code: '140000' }), node('城市群', 'area'), node('园区', 'area')],
  edges: [edge('甲', '城市群'), edge('乙', '城市群'), edge('园区', '甲', 'located_in'), edge('甲', '园区')],
  atlas: { spots: { 甲: [0, 0], 乙: [100, 40], 丙: [10, 90], 没有的: [1, 1] } }
};

test('区域在成员的中间，只有一个成员的不画', () => {
  const model = build(DATA), spots = spotsOf(model);
  const at = id => spots.get(model.nodes.get(id));
  assert.deepEqual([at('城市群').x, at('城市群').y, at('城市群').middle], [50, 20, true]);
  assert.equal(at('园区'), undefined);
  assert.deepEqual([at('甲').wide, at('丙').wide], [false, true]);
  assert.equal(spots.size, 4);
});

test('没有位置的图', () => assert.equal(spotsOf(build({ ...DATA, atlas: undefined })).size, 0));

test('全部放进窗口', () => {
  const room = { wide: 600, high: 400 }, spots = [{ x: 0, y: 0 }, { x: 1000, y: 100 }];
  const view = frameOf(spots, room);
  assert.deepEqual([view.x, view.y], [500, 50]);
  assert.ok(1000 * view.scale <= 460.001);
});

test('压着别的点的让开，点着的是最近的', () => {
  const drawn = [{ node: '市', x: 0, y: 0, r: 5 }, { node: '群', x: 1, y: 0, r: 6 }];
  const [city, area] = aside(drawn, one => one === '群');
  assert.deepEqual([city.x, city.y], [0, 0]);
  assert.ok(Math.hypot(area.x, area.y) > 16);
  assert.equal(nearest([city, area], { x: 2, y: 2 }), '市');
  assert.equal(nearest([city, area], { x: 500, y: 2 }), null);
});
