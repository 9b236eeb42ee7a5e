// From a graph to a few groups and the bundles between them; no screen.

const HUBS = ['place', 'area', 'organization'];

// By area: a place, area or body that others than its like are tied to stands for itself; anything else goes to the
// weightiest of those it is tied to.
function hubOf(node) {
  const others = node.edges.map(edge => (edge.source === node ? edge.target : edge.source)), near = [node, ...others];
  if (HUBS.includes(node.type) && others.some(one => !HUBS.includes(one.type))) return node;
  const hubs = near.filter(one => HUBS.includes(one.type));
  const best = type => hubs.filter(one => type === 'any' || one.type !== 'organization').sort((a, b) => a.rank - b.rank)[0];
  return best('division') || best('any') || null;
}

const KEYS = {
  area: node => { const hub = hubOf(node); return hub ? hub.id : ''; },
  document: node => { const row = node.evidence[0] || (node.edges[0] && node.edges[0].evidence[0]); return row ? row.document.id : ''; },
  type: node => node.type
};

// {groups: [{key, nodes, counts by type}] by size, bundles: [{a, b, count}]}; what lies beyond `most` groups is one group, ''.
export function aggregate(nodes, edges, by, most = 30) {
  const keyOf = new Map(nodes.map(node => [node, KEYS[by](node)]));
  const sizes = new Map();
  keyOf.forEach(key => sizes.set(key, (sizes.get(key) || 0) + 1));
  const kept = new Set(Array.from(sizes).filter(([key]) => key).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([key]) => key));
  const groups = new Map(), bundles = new Map();
  nodes.forEach(node => {
    const key = kept.has(keyOf.get(node)) ? keyOf.get(node) : '';
    keyOf.set(node, key);
    const group = groups.get(key) || groups.set(key, { key, nodes: [], counts: new Map() }).get(key);
    group.nodes.push(node);
    group.counts.set(node.type, (group.counts.get(node.type) || 0) + 1);
  });
  edges.forEach(edge => {
    const ends = [keyOf.get(edge.source), keyOf.get(edge.target)].sort();
    if (ends[0] === ends[1] || ends[0] === undefined || ends[1] === undefined) return;
    const name = ends.join('\n');
    bundles.set(name, (bundles.get(name) || 0) + 1);
  });
  return {
    // By size; what is left over last, however much it is.
    groups: Array.from(groups.values()).sort((a, b) => !a.key - !b.key || b.nodes.length - a.nodes.length || (a.key < b.key ? -1 : 1)),
    bundles: Array.from(bundles, ([name, count]) => { const [a, b] = name.split('\n'); return { a, b, count }; })
  };
}

// Discs packed without overlaps, each as near to the middle as it fits, tried along a spiral: the boxes of a disc with its
// name below keep apart. Adds x, y, r.
export function pack(groups, widthOf) {
  const placed = [], most = Math.max(40, ...groups.filter(group => group.key).map(group => group.nodes.length));
  groups.forEach(group => {
    const r = 20 + 40 * Math.sqrt(Math.min(1, group.nodes.length / most)), half = Math.max(r, widthOf(group) / 2) + 5;
    const box = (x, y) => [x - half, y - r - 6, x + half, y + r + 30];
    let x = 0, y = 0;
    for (let step = 0, angle = 0; step < 20000; step++) {
      const reach = 3.2 * angle;
      // Wider than high, as windows are.
      x = reach * Math.cos(angle) * 1.1;
      y = reach * Math.sin(angle) * 0.95;
      const [left, top, right, bottom] = box(x, y);
      if (placed.every(({ box: other }) => left >= other[2] || right <= other[0] || top >= other[3] || bottom <= other[1])) break;
      angle += 0.6 / (1 + reach / 60) + 0.04;
    }
    placed.push(Object.assign(group, { x, y, r, box: box(x, y) }));
  });
  return placed;
}
