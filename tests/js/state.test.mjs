import assert from 'node:assert/strict';
import test from 'node:test';
import * as state from '../../viz/js/state.js';

const { START } = state;

test('状态不可改，改动给出新的状态', () => {
  const next = state.toggle(START, 'off', 'place');
  assert.deepEqual(next.off, ['place']);
  assert.deepEqual(START.off, []);
  assert.throws(() => { next.view = 'table'; }, TypeError);
});

test('开关点两次回到原样', () => {
  assert.deepEqual(state.toggle(state.toggle(START, 'cut', 'cites'), 'cut', 'cites'), START);
});

test('只看一类，再点一次全部回来', () => {
  const all = ['area', 'place', 'person'];
  const one = state.only(START, 'off', 'place', all);
  assert.deepEqual(one.off, ['area', 'person']);
  assert.deepEqual(state.only(one, 'off', 'place', all).off, []);
});

test('年份颠倒也成一段', () => {
  const { from, to } = state.years(START, 2035, 2025);
  assert.deepEqual([from, to], [2025, 2035]);
});

test('范围只有一到三步', () => {
  assert.deepEqual([0, 2, 9].map(hops => state.around(START, hops).hops), [1, 2, 3]);
});

test('看见被隐藏的内容：解除挡住它的筛选，别的不动', () => {
  const hidden = { ...START, off: ['place', 'person'], document: 'a.txt', cut: ['cites'] };
  const seen = state.reveal(hidden, { id: 'x', type: 'place' }, false);
  assert.deepEqual([seen.off, seen.document, seen.cut, seen.asked], [['person'], '', ['cites'], ['x']]);
  assert.equal(state.reveal(hidden, { id: 'x', type: 'place' }, true).document, 'a.txt');
});

test('地址写出再读回是同一个状态', () => {
  const full = {
    ...START, view: 'table', node: 'place:太原,a&b=c', hops: 2, off: ['a,b', '类型'], cut: ['cites'], document: '决定 1.txt', lonely: true,
    sure: true, from: 2025, to: 2030, path: ['甲', '乙'], pair: ['丙', '丁'], group: 'area', lang: 'en'
  };
  assert.deepEqual(state.decode('#' + state.encode(full)), full);
  const edge = { ...START, edge: 'a%2Cb,member_of,c' };
  assert.deepEqual(state.decode(state.encode(edge)), edge);
});

test('什么都没选时地址是空的', () => {
  assert.equal(state.encode(START), '');
  assert.equal(state.encode(state.select(START, { id: '甲' })), 'node=%E7%94%B2');
});

for (const broken of ['#node=%E0%A4%A', '#<img src=x onerror=alert(1)>', '#hops=99999', '#view=__proto__', '#=&&==', '#__proto__=1', '#hops=-1']) {
  test(`坏地址当作没有：${broken}`, () => assert.deepEqual(state.decode(broken), START));
}

test('地址里图上没有的内容丢掉', () => {
  const known = { node: id => id === '甲', edge: () => false, document: () => false };
  const read = state.settle(state.decode('#node=乙&edge=x&path=甲,乙&document=z'), known);
  assert.deepEqual([read.node, read.edge, read.path, read.document], ['', '', ['甲'], '']);
});
