// What a view shows, and what moving and scaling it does.
import assert from 'node:assert/strict';
import test from 'node:test';
import { onScreen, panned, scaledAbout, stretched } from '../../viz/js/viewport.js';

const room = { wide: 600, high: 400 }, view = { x: 500, y: 50, scale: 0.5 }, spot = { x: 560, y: 10 };

test('中间的一点在窗口中间，别的按比例', () => {
  assert.deepEqual(onScreen(view, room)(view), { x: 300, y: 200 });
  assert.deepEqual(onScreen(view, room)(spot), { x: 330, y: 180 });
});

test('拖动多少，点就移多少', () => {
  assert.deepEqual(onScreen(panned(view, 40, -10), room)(spot), { x: 370, y: 170 });
});

test('以一点为中心放大时那一点不动，不超过两头', () => {
  const at = onScreen(view, room)(spot), larger = scaledAbout(view, at, 2, room, [0.1, 20]);
  assert.equal(larger.scale, 1);
  assert.deepEqual(onScreen(larger, room)(spot), at);
  assert.equal(scaledAbout(view, at, 1e9, room, [0.1, 20]).scale, 20);
  assert.equal(scaledAbout(view, at, 1e-9, room, [0.1, 20]).scale, 0.1);
});

test('画好的图移过去，点落在新的位置上', () => {
  const next = { x: 520, y: 60, scale: 1.5 }, { x, y, grow } = stretched(view, next, room), before = onScreen(view, room)(spot);
  assert.deepEqual({ x: before.x * grow + x, y: before.y * grow + y }, onScreen(next, room)(spot));
});
