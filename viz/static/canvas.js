// The stage: vis-network draws edges and dots and moves the camera; hits and flights are decided here.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model } = pg;
  const { byId } = pg.dom;
  const all = Array.from(model.nodes.values());
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const box = byId('canvas');

  // Dots shrink more slowly than the map, so that they are seen in the overview and do not swell close by.
  const dotScale = scale => Math.pow(scale, 0.5) / scale;
  const radius = (node, scale) => node.size * dotScale(scale);

  function bounds(nodes) {
    const xs = nodes.map(node => node.x), ys = nodes.map(node => node.y);
    const min = list => list.reduce((a, b) => Math.min(a, b)), max = list => list.reduce((a, b) => Math.max(a, b));
    return { left: min(xs), right: max(xs), top: min(ys), bottom: max(ys) };
  }

  // Labels do not shrink with the map: the scale at which map and labels together fill the window is found in a few steps.
  function camera(nodes, most) {
    const { left, right, top, bottom } = bounds(nodes);
    const wide = box.clientWidth - 24, high = box.clientHeight - 70;
    const longest = nodes.length < 40 ? 200 : 80;
    const room = nodes.map(node => [node.x, Math.min(longest, node.label.length * 12) + 14, model.leansLeft(node)]);
    const ends = scale => room.reduce(([low, top], [x, label, onLeft]) => (
      [Math.min(low, x * scale - (onLeft ? label : 14)), Math.max(top, x * scale + (onLeft ? 14 : label))]), [Infinity, -Infinity]);
    let scale = Math.min(most, high / (bottom - top + 1));
    for (let step = 0; step < 5; step++) {
      const [low, top] = ends(scale);
      if (top - low > wide) scale -= (top - low - wide) / (right - left + 1);
    }
    scale = Math.max(0.02, scale);
    const [low, end] = ends(scale);
    return { scale, position: { x: (low + end) / 2 / scale, y: (top + bottom) / 2 } };
  }

  function stage() {
    const seen = all.filter(node => !node.hidden);
    const start = seen.length ? camera(seen, 1.5) : { scale: 1, position: { x: 0, y: 0 } };
    const nodes = new vis.DataSet(all.map(node => (
      { id: node.id, x: node.x, y: node.y, size: node.size, hidden: Boolean(node.hidden), shape: 'custom', ctxRenderer: dot })));
    const edges = new vis.DataSet(model.edges.map(edge => ({ id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes || false })));
    const options = Object.assign({}, model.options);
    options.edges = Object.assign({}, options.edges, { width: Math.max(1, 0.75 / start.scale) });
    const network = new vis.Network(box, { nodes, edges }, options);
    network.moveTo(start);
    return { network, nodes, edges };
  }

  function dot({ ctx, id, x, y }) {
    const node = model.nodes.get(id), r = radius(node, network ? network.getScale() : 1);
    return {
      drawNode() { pg.shape(ctx, node, x, y, r); },
      nodeDimensions: { width: 2 * r, height: 2 * r }
    };
  }

  const { network, nodes, edges } = stage();

  function toScreen(node) {
    const view = network.getViewPosition(), scale = network.getScale();
    return { x: (node.x - view.x) * scale + box.clientWidth / 2, y: (node.y - view.y) * scale + box.clientHeight / 2 };
  }

  function fly(targets, most) {
    const shown = targets.filter(node => !node.hidden);
    if (!shown.length) return;
    const animation = still.matches ? false : { duration: 450, easingFunction: 'easeInOutQuad' };
    network.moveTo(Object.assign(camera(shown, most), { animation }));
  }

  function nodeAt(point) {
    const scale = network.getScale();
    let best = null, nearest = 8;
    for (const node of all) {
      if (node.hidden) continue;
      const { x, y } = toScreen(node);
      const gap = Math.hypot(x - point.x, y - point.y) - radius(node, scale) * scale;
      if (gap < nearest) { nearest = gap; best = node; }
    }
    return nearest < 4 ? best : pg.draw.labelAt(point) || best;
  }

  function edgeAt(point) {
    let best = null, nearest = 6;
    for (const edge of model.edges) {
      if (edge.hidden) continue;
      const a = toScreen(edge.source), b = toScreen(edge.target);
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
      const along = Math.max(0, Math.min(1, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length));
      const gap = Math.hypot(a.x + along * (b.x - a.x) - point.x, a.y + along * (b.y - a.y) - point.y);
      if (gap < nearest) { nearest = gap; best = edge; }
    }
    return best;
  }

  // Whether a node and its neighbours fill too little of the window to be read where they are.
  function cramped(node) {
    const { left, right, top, bottom } = bounds([node, ...node.edges.map(edge => model.far(edge, node))]);
    const scale = network.getScale();
    return scale < 0.8 && (right - left) * scale < box.clientWidth * 0.4 && (bottom - top) * scale < box.clientHeight * 0.4;
  }

  // Only what changed is told to vis-network: updates are its slow part.
  function hide(records, data, hidden) {
    const changed = records.filter(record => Boolean(record.hidden) !== hidden(record));
    changed.forEach(record => { record.hidden = hidden(record); });
    if (changed.length) data.update(changed.map(record => ({ id: record.id, hidden: record.hidden })));
  }

  network.on('dragEnd', event => {
    const spots = network.getPositions(event.nodes);
    event.nodes.forEach(id => Object.assign(model.nodes.get(id), spots[id]));
    pg.draw.overlay();
  });
  network.on('dragging', event => {
    const spots = network.getPositions(event.nodes);
    event.nodes.forEach(id => Object.assign(model.nodes.get(id), spots[id]));
  });
  network.on('click', event => {
    const point = event.pointer.DOM;
    const hit = nodeAt(point) || edgeAt(point);
    pg.select(hit, { fly: Boolean(hit) && !model.isEdge(hit) && cramped(hit) });
  });
  network.on('afterDrawing', () => pg.draw && pg.draw.overlay());
  let waiting = false;
  box.addEventListener('mousemove', event => {
    if (waiting || event.buttons) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const frame = box.getBoundingClientRect();
      const point = { x: event.clientX - frame.x, y: event.clientY - frame.y };
      const node = nodeAt(point);
      box.style.cursor = node || edgeAt(point) ? 'pointer' : '';
      pg.draw.hover(node);
    });
  });
  box.addEventListener('mouseleave', () => pg.draw.hover(null));

  pg.stage = {
    network, all, toScreen, radius, fly,
    fit: () => fly(all, 1.5),
    show(nodeHidden, edgeHidden) {
      hide(all, nodes, nodeHidden);
      hide(model.edges, edges, edgeHidden);
      pg.draw.overlay();
    }
  };
  // For tests and for bookmarks made by hand: where a node is, in pixels of the window.
  pg.screenPosition = id => {
    const frame = box.getBoundingClientRect(), spot = toScreen(model.nodes.get(id));
    return { x: frame.x + spot.x, y: frame.y + spot.y };
  };
})();
