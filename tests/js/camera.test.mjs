// How far the view goes out to show what is chosen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { camera } from '../../viz/js/camera.js';

const node = (x, lean) => ({ x, y: 0, lean, head: false, label: '名称很长很长很长很长很长的一个地方' });

test('窄屏上长标签也不把图缩成一点', () => {
  const { scale } = camera([node(-200, 1), node(200, 0)], 1.5, { wide: 390, high: 400 });
  assert.ok(scale > 0.1, `${scale}`);
});

test('放得下就不缩', () => {
  assert.equal(camera([node(0, 0), node(10, 0)], 1.5, { wide: 1200, high: 800 }).scale, 1.5);
});
