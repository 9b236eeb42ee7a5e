import assert from 'node:assert/strict';
import test from 'node:test';
import { aggregate, pack } from '../../viz/js/aggregate.js';

const node = (id, type, rank, document = 'a') => ({ id, type, rank, edges: [], evidence: [{ document: { id: document } }] });
function link(source, target) {
  const edge = { source, target, type: 'x' };
  source.edges.push(edge);
  target.edges.push(edge);
  return edge;
}

test('按地方：每个节点归到它连着的最重的地方，束数出两地之间的关系', () => {
  const [a, b, p, q, alone] = [node('甲市', 'place', 0), node('乙市', 'place', 1), node('p', 'person', 2), node('q', 'target', 3), node('孤', 'person', 4)];
  const edges = [link(a, p), link(b, q), link(p, q), link(a, b)];
  const { groups, bundles } = aggregate([a, b, p, q, alone], edges, 'area');
  assert.deepEqual(groups.map(group => [group.key, group.nodes.map(one => one.id).sort().join('')]), [['乙市', 'q乙市'], ['甲市', 'p甲市'], ['', '孤']]);
  assert.deepEqual(bundles, [{ a: '乙市', b: '甲市', count: 2 }]);
});

test('按文件、按类型；太多的并成其余，一个也不少', () => {
  const nodes = Array.from({ length: 30 }, (_, i) => node(`n${i}`, i % 3 ? 'person' : 'area', i, `d${i % 10}`));
  assert.deepEqual(aggregate(nodes, [], 'document').groups.length, 10);
  assert.deepEqual(aggregate(nodes, [], 'type').groups.map(group => group.nodes.length), [20, 10]);
  const few = aggregate(nodes, [], 'document', 4).groups;
  assert.equal(few.length, 5);
  assert.equal(few.reduce((sum, group) => sum + group.nodes.length, 0), 30);
});

test('圆和下面的名字互不重叠', () => {
  const groups = Array.from({ length: 60 }, (_, i) => ({ key: `k${i}`, nodes: Array(1 + (i * 37) % 90).fill(0) }));
  const placed = pack(groups, () => 160);
  placed.forEach(({ box }, i) => placed.slice(0, i).forEach(({ box: other }) => {
    assert.ok(box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);
  }));
});
