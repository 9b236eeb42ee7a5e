// Where to look: the scale and the middle at which nodes with their labels fill a window. Numbers only.

// Dots shrink more slowly than the map, so that they are seen in the overview and do not swell close by.
const dotScale = scale => Math.pow(scale, 0.5) / scale;
export const radius = (node, scale) => node.size * dotScale(scale);

export function bounds(nodes) {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const { x, y } of nodes) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, right, top, bottom };
}

// Labels do not shrink with the map, so the scale is found in a few steps.
export function camera(nodes, most, { wide, high, whole = false }) {
  const { left, right, top, bottom } = bounds(nodes);
  const width = wide - 24, height = high - (whole ? 96 : 70); // below the opening view stands the button that leads out of it
  const longest = Math.min(whole ? 226 : nodes.length < 40 ? 200 : 80, wide * 0.31);
  const room = nodes.map(node => [node.x, Math.min(longest, node.label.length * (whole ? (node.head ? 15.6 : 13.5) : 12)) + 14, node.lean]);
  const ends = scale => room.reduce(([low, end], [x, label, onLeft]) => (
    [Math.min(low, x * scale - (onLeft ? label : 14)), Math.max(end, x * scale + (onLeft ? 14 : label))]), [Infinity, -Infinity]);
  let scale = Math.min(most, height / (bottom - top + 1));
  for (let step = 0; step < 5; step++) {
    const [low, end] = ends(scale);
    if (end - low > width) scale -= (end - low - width) / (right - left + 1);
  }
  scale = Math.max(0.02, scale);
  const [low, end] = ends(scale);
  return { scale, x: (low + end) / 2 / scale, y: (top + bottom) / 2 + (whole ? 20 / scale : 0) };
}

// The node, or the edge, nearest to a point of the window.
export function nearestNode(nodes, point, screen, scale) {
  let best = null, nearest = 8;
  for (const node of nodes) {
    if (node.hidden) continue;
    const { x, y } = screen(node);
    const gap = Math.hypot(x - point.x, y - point.y) - radius(node, scale) * scale;
    if (gap < nearest) { nearest = gap; best = node; }
  }
  return { node: best, gap: nearest };
}

export function nearestEdge(edges, point, screen) {
  let best = null, nearest = 6;
  for (const edge of edges) {
    if (edge.hidden) continue;
    const a = screen(edge.source), b = screen(edge.target);
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
    const along = Math.max(0, Math.min(1, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length));
    const gap = Math.hypot(a.x + along * (b.x - a.x) - point.x, a.y + along * (b.y - a.y) - point.y);
    if (gap < nearest) { nearest = gap; best = edge; }
  }
  return best;
}

// The neighbour that lies most in the direction of an arrow key; sideways counts double.
export function towards(node, others, [dx, dy]) {
  let best = null, least = Infinity;
  for (const other of others) {
    const along = (other.x - node.x) * dx + (other.y - node.y) * dy;
    const aside = Math.abs((other.x - node.x) * dy) + Math.abs((other.y - node.y) * dx);
    if (along <= 0 || along + 2 * aside >= least) continue;
    least = along + 2 * aside;
    best = other;
  }
  return best;
}
