// Where the places of a graph lie, and which of their links a map shows. Nothing here knows of a screen.
import { far } from './graph.js';

const THIN = ['part_of', 'located_in', 'covers']; // what a map of points says by itself
const WHOLES = ['member_of', 'component_of', 'part_of']; // from the part to the whole
export const isThin = edge => THIN.includes(edge.type);

// Kilometres east and south by node: places as the page says, an area in the middle of its members, if two are known.
export function spotsOf(model) {
  const given = Object.entries(model.atlas.spots || {}).filter(([id]) => model.nodes.has(id));
  const spots = new Map(given.map(([id, [x, y]]) => [model.nodes.get(id), { x, y, wide: /0000$/.test(model.nodes.get(id).attributes.code) }]));
  const middle = (found, side) => found.reduce((sum, spot) => sum + spot[side], 0) / found.length;
  model.ranked.filter(node => node.type === 'area' && !spots.has(node)).forEach(area => {
    const members = new Set(area.edges.filter(edge => WHOLES.includes(edge.type) && edge.target === area).map(edge => far(edge, area)));
    const found = Array.from(members, member => spots.get(member)).filter(spot => spot && !spot.middle);
    if (found.length > 1) spots.set(area, { x: middle(found, 'x'), y: middle(found, 'y'), middle: true });
  });
  return spots;
}

// What stands in the middle of others steps aside, by so little as it must, so that it hides none of them.
export function aside(drawn, isMiddle) {
  const kept = drawn.filter(one => !isMiddle(one.node));
  return drawn.map(one => {
    if (!isMiddle(one.node)) return one;
    const free = at => kept.every(other => Math.hypot(other.x - at.x, other.y - at.y) > other.r + one.r + 5);
    let place = one;
    for (let step = 0; step < 72 && !free(place); step++) {
      const angle = step * Math.PI / 4, reach = 6 * Math.floor(step / 8 + 1);
      place = { ...one, x: one.x + reach * Math.cos(angle), y: one.y + reach * Math.sin(angle) };
    }
    kept.push(place);
    return place;
  });
}

// The part of the map that holds some spots, never less than `least` kilometres across.
export function frameOf(spots, { wide, high, least = 160 }) {
  const xs = spots.map(spot => spot.x), ys = spots.map(spot => spot.y);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const room = size => size - 2 * Math.min(70, size * 0.14); // names stand beside the outermost dots
  const scale = Math.min(room(wide) / Math.max(least, right - left), room(high) / Math.max(least, bottom - top));
  return { scale, x: (left + right) / 2, y: (top + bottom) / 2 };
}

// The nearest dot within a finger's reach; dots lie over each other, so the distance to the middle decides.
export function nearest(drawn, point, reach = 10) {
  let best = null, least = Infinity;
  for (const one of drawn) {
    const gap = Math.hypot(one.x - point.x, one.y - point.y);
    if (gap < one.r + reach && gap < least) { least = gap; best = one.node; }
  }
  return best;
}
