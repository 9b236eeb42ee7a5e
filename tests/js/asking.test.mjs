import assert from 'node:assert/strict';
import test from 'node:test';
import { EVERYTHING, address, wanted } from '../../viz/js/asking.js';
import * as state from '../../viz/js/state.js';

const { START } = state;
const known = { node: id => ['甲', '乙'].includes(id), document: id => id === '报道.txt' };
const here = { ...EVERYTHING, focus: ['甲'] };

test('地址写着要什么，默认的不写', () => {
  assert.equal(address(EVERYTHING), '/');
  assert.equal(address({ ...EVERYTHING, focus: ['a&b=c'], hops: 2, words: '太原 市' }, 'node=x'), '/?focus=a%26b%3Dc&q=%E5%A4%AA%E5%8E%9F%20%E5%B8%82&hops=2#node=x');
  assert.equal(address({ ...EVERYTHING, relations: ['cites'], start: 2000 }), '/?relations=cites&start=2000');
});

test('这里有的不去取，没有的去取', () => {
  assert.equal(wanted(state.select(START, { id: '乙' }), START, here, known), null);
  assert.deepEqual(wanted(state.select(START, { id: '丙' }), START, here, known), { focus: ['丙'] });
  assert.deepEqual(wanted(state.select(START, { id: '乙' }), START, EVERYTHING, known, { sample: true }), { focus: ['乙'] });
});

test('两者之间的事，去整个库里找，找过的不再找', () => {
  const next = state.path(START, '甲', '乙');
  assert.deepEqual(wanted(next, START, here, known), { path: ['甲', '乙'] });
  assert.equal(wanted(next, START, { ...EVERYTHING, path: ['甲', '乙'] }, known), null);
  assert.equal(wanted(state.path(START, '甲', undefined), START, here, known), null);
  assert.deepEqual(wanted(state.path(START, '丙', undefined), START, here, known), { focus: ['丙'] });
  assert.deepEqual(wanted(state.pair(START, '甲', '丙'), START, here, known), { focus: ['甲', '丙'] });
});

test('看一份文件，取来它的全部', () => {
  const next = state.inDocument(START, '报道.txt');
  assert.deepEqual(wanted(next, START, here, known), { documents: ['报道.txt'] });
  assert.equal(wanted(next, START, { ...EVERYTHING, documents: ['报道.txt'] }, known), null);
  assert.equal(wanted(START, next, here, known), null);
});

test('多看几步，只为取来的中心去取，取满了不再取', () => {
  const one = state.select(START, { id: '甲' }), two = state.around(one, 2);
  assert.deepEqual(wanted(two, one, here, known), { ...here, hops: 2 });
  assert.equal(wanted(two, one, here, known, { full: true }), null);
  assert.equal(wanted(two, one, { ...here, hops: 2 }, known), null);
  const other = state.select(START, { id: '乙' });
  assert.equal(wanted(state.around(other, 2), other, here, known), null);
});
