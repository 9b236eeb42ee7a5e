// What lies over the network: the focus (a veil over the rest) and the labels, which never overlap.
import { byId, nameOf } from './dom.js';
import { year } from './graph.js';
import { FONT, measure, places } from './labelling.js';
import { grid, shape } from './shapes.js';
import * as stage from './stage.js';
import { model } from './store.js';
import { heavy } from './support.js';
import { t } from './words.js';

const canvas = byId('overlay'), ctx = canvas.getContext('2d');
const dark = matchMedia('(prefers-color-scheme: dark)'), paper = matchMedia('print');
const LIGHT = { paper: '255,255,255', ink: '#1b2430', line: '#8b97a8', chip: '#5a6675' };
const NIGHT = { paper: '18,22,30', ink: '#e6eaf2', line: '#77839a', chip: '#aab4c4' };
const core = (model.opening.nodes || []).map(id => model.nodes.get(id));
// The order in which labels are placed: what the document is about, then the rest by weight.
const ordered = core.length ? [...core, ...model.ranked.filter(node => !node.core)] : model.ranked;
let theme = choose();
let focus = null, hovered = null, boxes = [], taken = null;

function label(node, frame, { big, full, force, inward, brief, steps, own }) {
  const font = `${big ? '600 15px' : '13px'} ${FONT}`, height = big ? 19 : 17;
  const text = brief || (full ? fullName(node) : node.label);
  const around = step => places(frame.at(node), frame.radius(node) + step, measure(text, font), height, inward, frame.wide);
  const options = own ? around(0).slice(own === 'below' ? 2 : 0, own === 'below' ? 4 : 1) : (steps || [0]).flatMap(around);
  const inside = box => box[0] > 2 && box[2] < frame.wide - 2 && box[1] > 2 && box[3] < frame.high - 2;
  const clear = (box, over) => inside(box) && taken.labels.free(box) && (over || taken.dots.free(box, node));
  const place = options.find(box => clear(box, false)) || (force && options.find(box => clear(box, true)));
  if (!place) return false;
  write(text, font, place, theme.ink);
  boxes.push({ node, text, box: place });
  return true;
}

function write(text, font, box, colour) {
  taken.labels.take([box[0] - 4, box[1], box[2] + 4, box[3]]);
  ctx.font = font;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = `rgba(${theme.paper},.94)`;
  ctx.strokeText(text, box[0], (box[1] + box[3]) / 2);
  ctx.fillStyle = colour;
  ctx.fillText(text, box[0], (box[1] + box[3]) / 2);
}

function fullName(node) {
  if (node.type !== 'target' || !focus || !focus.node || node === focus.node) return shorten(nameOf(node), 34);
  const owner = [focus.node.name, ...focus.node.aliases].find(name => String(node.attributes.text).startsWith(name)) || '';
  return shorten(nameOf(node).replace(owner, '').replace('：的', '：'), 22);
}

const shorten = (text, most) => (text.length <= most ? text : text.slice(0, most - 9) + '…' + text.slice(-8));

function drawEdge(edge, frame, strong) {
  const a = frame.at(edge.source), b = frame.at(edge.target);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1, ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
  const stop = frame.radius(edge.target) + 2, tip = { x: b.x - ux * stop, y: b.y - uy * stop };
  ctx.strokeStyle = ctx.fillStyle = strong ? theme.ink : theme.line;
  ctx.lineWidth = strong ? 2.4 : 1.1 * heavy(edge);
  ctx.setLineDash(edge.derived ? [5, 4] : []);
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(tip.x - ux * 5, tip.y - uy * 5);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(tip.x - ux * 8 - uy * 3.5, tip.y - uy * 8 + ux * 3.5);
  ctx.lineTo(tip.x - ux * 8 + uy * 3.5, tip.y - uy * 8 - ux * 3.5);
  ctx.fill();
}

// The word of a relation, upright at the middle of its edge, where it finds room.
function word(edge, frame) {
  const a = frame.at(edge.source), b = frame.at(edge.target);
  const text = edge.look.label + (edge.derived ? t`（推定）` : ''), font = `12px ${FONT}`, w = measure(text, font);
  const middles = [0.5, 0.38, 0.62].map(share => [a.x + (b.x - a.x) * share - w / 2, a.y + (b.y - a.y) * share]);
  for (const [x, y] of [...middles, ...besideLabel(edge, w)]) {
    const box = [x, y - 8, x + w, y + 8];
    if (box[0] < 2 || box[2] > frame.wide - 2) continue;
    if (!taken.labels.free(box) || !taken.dots.free(box)) continue;
    ctx.fillStyle = `rgba(${theme.paper},.9)`;
    ctx.fillRect(box[0] - 3, box[1], w + 6, 16);
    write(text, font, box, theme.chip);
    words.push({ edge, text, box });
    return;
  }
}
let words = [];

// Where an edge is too short for its word, the word stands behind the name of the far end.
function besideLabel(edge, w) {
  const end = edge.source === (focus && focus.node) ? edge.target : edge.source, found = boxes.find(one => one.node === end);
  if (!found) return [];
  const { box: [left, top, right, bottom] } = found, y = (top + bottom) / 2;
  return end.lean ? [[left - 10 - w, y], [right + 10, y]] : [[right + 10, y], [left - 10 - w, y]];
}

function veil(frame) {
  ctx.fillStyle = `rgba(${theme.paper},.84)`;
  ctx.fillRect(0, 0, frame.wide, frame.high);
  const edges = focus.edges.filter(edge => !edge.hidden);
  edges.forEach(edge => drawEdge(edge, frame, focus.strong.has(edge)));
  focus.nodes.forEach(node => {
    const spot = frame.at(node);
    shape(ctx, node, spot.x, spot.y, frame.radius(node));
    if (node === focus.node) ring(spot, frame.radius(node), node.look.color);
  });
  return edges;
}

function ring(spot, r, colour) {
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, r + 4, 0, 2 * Math.PI);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

function frameOf() {
  const wide = canvas.clientWidth, high = canvas.clientHeight, ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(wide * ratio)) canvas.width = Math.round(wide * ratio);
  if (canvas.height !== Math.round(high * ratio)) canvas.height = Math.round(high * ratio);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, wide, high);
  const view = stage.view();
  return { wide, high, scale: view.scale, at: stage.screen(view), radius: node => stage.dotRadius(node, view.scale) };
}

const within = (spot, frame) => spot.x > -20 && spot.y > -20 && spot.x < frame.wide + 20 && spot.y < frame.high + 20;

export function overlay() {
  const frame = frameOf();
  boxes = [];
  words = [];
  taken = { labels: grid(), dots: grid() };
  const shown = (focus ? focus.nodes : ordered).filter(node => !node.hidden && within(frame.at(node), frame));
  // Among very many dots, small ones do not keep labels away, or there would be none.
  const solid = shown.length > 3000 ? shown.slice(0, 600) : shown;
  solid.forEach(node => {
    const { x, y } = frame.at(node), r = frame.radius(node);
    taken.dots.take([x - r, y - r, x + r, y + r], node);
  });
  const edges = focus ? veil(frame) : [];
  if (hovered && !hovered.hidden && !(focus && focus.nodes.includes(hovered))) {
    label(hovered, frame, { big: true, full: true, force: true });
  }
  if (focus) labelFocus(shown, edges, frame);
  else labelAll(shown, frame);
}

function labelAll(shown, frame) {
  if (core.length) headings(frame);
  const most = Math.round(frame.wide * frame.high / 6000);
  const heads = Math.max(1, Math.min(14, Math.round(model.ranked.length / 14)));
  // In a large picture hubs are named even where a dot must be crossed, or none would be.
  const forced = model.ranked.length > 300 ? 40 : heads;
  for (const node of shown) {
    if (boxes.length >= most) return;
    const head = node.core ? Boolean(node.head) : node.rank < heads;
    if (node === hovered) continue;
    const options = { big: head, force: node.core ? head : node.rank < forced, inward: Boolean(node.lean) };
    if (node.core && frame.scale > 0.6 && inRow(node, frame, options)) continue;
    if (label(node, frame, options) || node.type !== 'target' || !year(node)) continue;
    label(node, frame, { ...options, brief: t`${year(node)}年` });
  }
}

// In the lists of the opening view a label keeps its side, and is cut where the window ends; the subject stands below its
// dot, no wider than the columns leave room for.
function inRow(node, frame, options) {
  const { x } = frame.at(node), r = frame.radius(node), em = options.big ? 15.5 : 13.2;
  const room = node.core === 1 ? 186 * frame.scale : (node.lean ? x : frame.wide - x) - r - 8;
  const most = Math.floor(room / em), late = node.type === 'target' && year(node);
  const text = late ? `${t`${year(node)}年`} ${withoutOwner(node)}` : node.label;
  const kept = late ? most - 1 + 2 : Math.ceil(most * 0.6) - 1; // four digits take the room of two characters
  const brief = text.length <= most ? text : `${text.slice(0, kept)}…${late ? '' : text.slice(-Math.floor(most * 0.4))}`;
  return most >= 6 && label(node, frame, { ...options, brief, own: node.core === 1 ? 'below' : 'side' });
}

function withoutOwner(node) {
  const text = String(node.attributes.text || node.name);
  const owners = node.edges.filter(edge => edge.type === 'has_target').flatMap(edge => [edge.source.name, ...edge.source.aliases]);
  const owner = owners.filter(name => text.startsWith(name)).sort((a, b) => b.length - a.length)[0] || '';
  return text.slice(owner.length).replace(/^[的，、]/, '');
}

// What the columns of the opening view hold; they say nothing where the map is too small to tell them apart.
function headings(frame) {
  if (frame.scale < 0.6) return;
  const font = `12px ${FONT}`;
  (model.opening.headings || []).forEach(({ text, x, y, lean }) => {
    const at = frame.at({ x, y }), w = measure(text, font);
    const box = lean ? [at.x - w, at.y - 8, at.x, at.y + 8] : [at.x, at.y - 8, at.x + w, at.y + 8];
    if (box[0] > 0 && box[2] < frame.wide) write(text, font, box, theme.chip);
  });
}

function labelFocus(shown, edges, frame) {
  const centre = focus.node && frame.at(focus.node), few = focus.nodes.length < 30;
  shown.forEach(node => {
    const inward = node.core && frame.scale > 0.6 ? Boolean(node.lean) : centre ? frame.at(node).x < centre.x - 12 : focus.nodes.some(other => other.x > node.x + 12);
    // A step away rather than over a neighbour: what a label covers cannot be seen or clicked.
    const options = { big: node === focus.node, full: few || node === focus.node, inward, steps: few ? [0, 10, 20] : [0] };
    if (label(node, frame, options) || label(node, frame, { ...options, full: false, force: few || node === focus.node })) return;
    if (few && node.type === 'target' && year(node)) label(node, frame, { ...options, brief: t`${year(node)}年` });
  });
  if (focus.nodes.length < 60) edges.forEach(edge => word(edge, frame));
}

// `one` is null or what to point at: {node, nodes, edges, strong: edges drawn heavily}.
export function setFocus(one) {
  focus = one && { ...one, strong: new Set(one.strong || []) };
  overlay();
}

export function hover(node) {
  if (node === hovered) return;
  hovered = node;
  overlay();
}

export function labelAt(point) {
  const hit = boxes.find(({ box }) => point.x >= box[0] && point.x <= box[2] && point.y >= box[1] && point.y <= box[3]);
  return hit ? hit.node : null;
}

function choose() {
  return dark.matches && !paper.matches ? NIGHT : LIGHT;
}

[dark, paper].forEach(media => media.addEventListener('change', () => {
  theme = choose();
  overlay();
}));
export const labels = () => boxes.map(({ node, text, box }) => ({ id: node.id, text, box }));
export const relationWords = () => words.map(({ edge, text, box }) => ({ id: edge.key, text, box }));
export const focused = () => (focus ? focus.nodes.map(node => node.id) : []);
export const picked = () => focus;
