// The places as points on a map without boundaries: larger with more relations, their links as lines, areas in the middle
// of their members. The whole is drawn anew when the hand rests; while it moves, the picture is moved.
import { go } from './actions.js';
import { aside, frameOf, isThin, nearest, spotsOf } from './atlas.js';
import { nearestEdge } from './camera.js';
import { byId, el, fill, svg } from './dom.js';
import { filters, far, isEdge, selectedOf } from './graph.js';
import { gestures } from './gestures.js';
import { FONT, measure, places } from './labelling.js';
import { mapSvg } from './map-picture.js';
import { pictureButtons } from './save.js';
import { grid } from './shapes.js';
import { getState, model } from './store.js';
import { heavy } from './support.js';
import { onScreen, panned, scaledAbout, stretched } from './viewport.js';
import { t } from './words.js';

const REST = 90, TALL = 17, NATION = '000000'; // milliseconds without a movement; pixels of a line of text
const SCALES = [0.05, 20]; // pixels of a kilometre
const spots = spotsOf(model);
export const countMapped = () => (Array.from(spots.values()).filter(spot => !spot.middle).length > 1 ? undefined : 0);

let view = null, drawn = null, timer = 0, shown = [], labels = [], faint = [], lines = [], picture = null, layer = null, note = null, at = new Map();
const size = () => ({ wide: picture.clientWidth, high: picture.clientHeight });
const screen = (at, room) => onScreen(view, room)(at);
// Where a node is drawn; one outside the window only as the end of a line.
const place = (node, room) => at.get(node) || screen(spots.get(node), room);
const radius = node => 3 + 1.1 * Math.sqrt(Math.min(60, node.edges.length));
const isHollow = node => Boolean(spots.get(node).wide || spots.get(node).middle);
const isMiddle = node => Boolean(spots.get(node).middle);

function visible(state) {
  const rules = filters(model, state), nodes = Array.from(spots.keys()).filter(node => !rules.waits(node)).sort((a, b) => a.rank - b.rank);
  const edges = model.edges.filter(edge => spots.has(edge.source) && spots.has(edge.target) && edge.source !== edge.target && !rules.edge(edge));
  const absent = model.ranked.filter(node => node.type === 'place' && !spots.has(node) && node.attributes.code !== NATION && !rules.waits(node)).length;
  return { nodes, edges, absent };
}

// What of the selection is on the map: the place itself with what it is linked to, or the places beside another thing.
function chosenOf(state) {
  const record = selectedOf(model, state), on = new Set();
  if (!record) return { on, record };
  if (isEdge(record)) [record.source, record.target].forEach(node => on.add(node));
  else {
    on.add(record);
    record.edges.forEach(edge => on.add(far(edge, record)));
  }
  return { on: new Set(Array.from(on).filter(node => spots.has(node))), record };
}

const widthOf = edge => (isThin(edge) ? 0.8 : 1.3) * heavy(edge);

function line(edge, room, { on, record }) {
  const a = place(edge.source, room), b = place(edge.target, room);
  const strong = record === edge || edge.source === record || edge.target === record;
  const kind = ['link', isThin(edge) ? 'thin' : '', edge.derived ? 'derived-link' : '', on.size && !strong ? 'dim' : '', strong ? 'strong' : ''];
  const style = strong ? null : `stroke-width: ${widthOf(edge)}`;
  return svg('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: kind.filter(Boolean).join(' '), 'data-edge': edge.key, style },
    svg('title', null, `${edge.source.name} — ${edge.look.label} → ${edge.target.name}`));
}

function mark(one, { on, record }) {
  const { node, x, y, r } = one, hollow = isHollow(node);
  const name = t`${node.name}，${node.look.label}，${node.edges.length} 条关系`;
  const kind = ['spot', on.size && !on.has(node) ? 'dim' : '', node === record ? 'on' : '', node.slight ? 'slight' : '', hollow ? 'hollow' : ''];
  return svg('g', {
    class: kind.filter(Boolean).join(' '), role: 'button', tabindex: one.label ? 0 : -1, 'data-id': node.id, 'aria-label': name,
    keydown: event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      go(node);
    }
  }, svg('title', null, name), svg('circle', hollow ? { cx: x, cy: y, r, stroke: node.look.color } : { cx: x, cy: y, r, fill: node.look.color }));
}

const corner = box => ({ x: box[0], y: (box[1] + box[3]) / 2 + 4.6 });
const word = ({ text, box }, kind) => svg('text', { ...corner(box), class: kind }, text);

// Labels of the weightiest first, then the names of provinces where there is still room; none over another or over a dot.
function write(room, { on }) {
  const taken = { labels: grid(), dots: grid() };
  const inside = box => box[0] > 2 && box[2] < room.wide - 2 && box[1] > 2 && box[3] < room.high - 2;
  shown.forEach(one => taken.dots.take([one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r], one.node));
  labels = [];
  const first = shown.filter(one => on.has(one.node)), rest = shown.filter(one => !on.has(one.node));
  for (const one of [...first, ...rest]) {
    const words = one.node.label, w = measure(words, `13px ${FONT}`);
    const free = (box, over) => inside(box) && taken.labels.free(box) && (over || taken.dots.free(box, one.node));
    const options = places(one, one.r, w, TALL, false, room.wide);
    const box = options.find(one => free(one, false)) || (on.has(one.node) ? options.find(one => free(one, true)) : null);
    if (!box) continue;
    taken.labels.take([box[0] - 4, box[1], box[2] + 4, box[3]]);
    one.label = box;
    labels.push({ id: one.node.id, node: one.node, text: words, box });
  }
  faint = [];
  for (const [name, x, y] of model.atlas.provinces || []) {
    const middle = screen({ x, y }, room), w = measure(name, `13px ${FONT}`) + 12;
    const box = [middle.x - w / 2, middle.y - TALL / 2, middle.x + w / 2, middle.y + TALL / 2];
    const own = shown.some(one => spots.get(one.node).x === x && spots.get(one.node).y === y);
    if (own || !inside(box) || !taken.labels.free(box) || !taken.dots.free(box)) continue;
    taken.labels.take(box);
    faint.push({ text: name, box: [box[0] + 6, box[1], box[2], box[3]] });
  }
  return [...faint.map(one => word(one, 'province')), ...labels.map(one => word(one, on.size && !on.has(one.node) ? 'name dim' : 'name'))];
}

// The small over the large, so that each can be met.
const smallLast = () => [...shown].sort((a, b) => b.r - a.r);
const thinFirst = () => [...lines.filter(isThin), ...lines.filter(edge => !isThin(edge))];

function toSvg() {
  const room = size(), named = one => ({ text: one.text, ...corner(one.box) });
  return mapSvg({
    dots: smallLast().map(one => ({ ...one, hollow: isHollow(one.node) })), names: labels.map(named), provinces: faint.map(named),
    lines: thinFirst().map(edge => ({ edge, a: place(edge.source, room), b: place(edge.target, room), width: widthOf(edge) }))
  }, room);
}

function paint(state) {
  const held = document.activeElement && document.activeElement.getAttribute('data-id');
  const { nodes, edges } = visible(state), room = size(), chosen = chosenOf(state);
  if (!view) view = frameOf((nodes.length ? nodes : Array.from(spots.keys())).map(node => spots.get(node)), room);
  const near = at => at.x > -30 && at.x < room.wide + 30 && at.y > -30 && at.y < room.high + 30;
  shown = aside(nodes.map(node => ({ node, ...screen(spots.get(node), room), r: radius(node), label: null })).filter(near), isMiddle);
  at = new Map(shown.map(one => [one.node, one]));
  lines = edges;
  const names = write(room, chosen);
  layer = svg('g', null, ...thinFirst().map(edge => line(edge, room, chosen)), ...smallLast().map(one => mark(one, chosen)), ...names);
  picture.setAttribute('viewBox', `0 0 ${room.wide} ${room.high}`);
  fill(picture, layer);
  drawn = { ...view };
  const again = held && Array.from(picture.querySelectorAll('[data-id]')).find(one => one.getAttribute('data-id') === held);
  if (again) again.focus();
}

function moved() {
  const { x, y, grow } = stretched(drawn, view, size());
  layer.setAttribute('transform', `translate(${x} ${y}) scale(${grow})`);
  clearTimeout(timer);
  timer = setTimeout(() => { if (picture.isConnected) paint(getState()); }, REST);
}

const scaleAt = (point, factor) => {
  view = scaledAbout(view, point, factor, size(), SCALES);
  moved();
};
const shift = (dx, dy) => {
  view = panned(view, dx, dy);
  moved();
};

function click(point) {
  const onLabel = labels.find(({ box }) => point.x >= box[0] && point.x <= box[2] && point.y >= box[1] && point.y <= box[3]);
  const room = size(), node = nearest(shown, point, 3) || (onLabel && onLabel.node) || nearest(shown, point);
  go(node || nearestEdge(lines, point, one => place(one, room)) || null);
}

function stageFor(box) {
  const button = (name, words, act) => el('button', { class: 'tool', title: words, 'aria-label': words, click: act }, name);
  picture = svg('svg', { class: 'chart', role: 'group', 'aria-label': t`地图；方向键移动，加减号缩放` });
  note = el('span', { class: 'count' });
  fill(box, el('div', { class: 'tools bar-of-tools' }, button('＋', t`放大`, () => zoom(1.5)), button('－', t`缩小`, () => zoom(1 / 1.5)), button(t`全部`, t`显示全部（按 0）`, fit), ...pictureButtons(toSvg), note), picture);
  gestures(picture, picture, { begin: () => undefined, pan: shift, scaleAt, click, hold: click });
  if (window.ResizeObserver) new ResizeObserver(() => { if (picture.isConnected && picture.clientWidth) paint(getState()); }).observe(picture);
}

export function drawMap(state) {
  const box = byId('map');
  if (!picture || !picture.isConnected) stageFor(box);
  const { absent } = visible(state);
  note.textContent = t`点是行政区划的大致位置，不画界线；大小是关系数，区域画在成员的中间` + (absent ? t`；另有 ${absent} 个地方没有坐标` : '');
  paint(state);
}

export function zoom(factor) {
  const { wide, high } = size();
  scaleAt({ x: wide / 2, y: high / 2 }, factor);
}
export function fit() {
  view = null;
  paint(getState());
}
export const pan = ([dx, dy]) => shift(-dx * 80, -dy * 80);
// For tests: what is written where, and where a dot is in the window.
export const mapLabels = () => labels.map(({ id, text, box }) => ({ id, text, box }));
