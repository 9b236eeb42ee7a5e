// The stage: which node is where, what a click meets, and flights. A pilot draws the dots and edges beneath.
import { bounds, camera, nearestEdge, nearestNode, radius } from './camera.js';
import { byId } from './dom.js';
import { far } from './graph.js';
import { canvasPilot } from './pilot-canvas.js';
import { visPilot } from './pilot-vis.js';
import { model } from './store.js';
import { onScreen } from './viewport.js';

const box = byId('canvas');
export const all = Array.from(model.nodes.values());
const still = matchMedia('(prefers-reduced-motion: reduce)');
const size = () => ({ wide: box.clientWidth, high: box.clientHeight });
const core = (model.opening.nodes || []).map(id => model.nodes.get(id));
// What the camera must show at the beginning: the nodes of the opening view and the words above them.
const scene = [...core, ...(model.opening.headings || []).map(({ text, x, y, lean }) => ({ x, y, lean, label: text }))];
let pilot = null, onDraw = () => {};

export function start(draw) {
  onDraw = draw;
  pilot = (window.vis ? visPilot : canvasPilot)(opened(), () => onDraw());
  if (!box.clientWidth) waitForRoom();
  return pilot;
}

function opened() {
  const seen = all.filter(node => !node.hidden);
  return core.length ? camera(scene, 1.25, { ...size(), whole: true })
    : seen.length ? camera(seen, 1.5, size()) : { scale: 1, x: 0, y: 0 };
}

// A frame may run before it has a size.
function waitForRoom() {
  new ResizeObserver((_, observer) => {
    if (!box.clientWidth) return;
    observer.disconnect();
    pilot.move(opened(), false);
  }).observe(box);
}

export const view = () => pilot.view();
// A function from a node to its place in the window, for the view as it is now.
export function screen(view = pilot.view()) {
  return onScreen(view, size());
}

export function fly(targets, most, whole) {
  const shown = targets.filter(node => !node.hidden);
  if (shown.length) pilot.move(camera(shown, most, { ...size(), whole }), !still.matches);
}
export const fit = () => fly(all, 1.5);
export const home = () => (core.length ? fly(scene, 1.25, true) : fit());
export function zoom(factor) {
  const at = pilot.view();
  pilot.move({ ...at, scale: Math.max(0.02, Math.min(6, at.scale * factor)) }, false);
}

export function hit(point, labelAt) {
  const place = screen(), { scale } = pilot.view();
  const { node, gap } = nearestNode(all, point, place, scale);
  return (gap < 4 ? node : labelAt(point) || node) || nearestEdge(model.edges, point, place);
}

// Whether a node and its neighbours fill too little of the window to be read where they are.
export function cramped(node) {
  const { left, right, top, bottom } = bounds([node, ...node.edges.map(edge => far(edge, node))]);
  const { scale } = pilot.view(), { wide, high } = size();
  return scale < 0.8 && (right - left) * scale < wide * 0.4 && (bottom - top) * scale < high * 0.4;
}

export function hide(nodeHidden, edgeHidden) {
  const turn = (records, test) => records.filter(record => {
    const hidden = test(record), changed = Boolean(record.hidden) !== hidden;
    record.hidden = hidden;
    return changed;
  });
  const changed = { nodes: turn(all, nodeHidden), edges: turn(model.edges, edgeHidden) };
  if (pilot && (changed.nodes.length || changed.edges.length)) pilot.hide(changed);
}

export const dotRadius = (node, scale) => radius(node, scale) * scale;
// For tests and for bookmarks made by hand: where a node is, in pixels of the window.
export function screenPosition(id) {
  const frame = box.getBoundingClientRect(), spot = screen()(model.nodes.get(id));
  return { x: frame.x + spot.x, y: frame.y + spot.y };
}
