// Up to some thousand nodes: vis-network draws edges and dots and moves the camera.
import { radius } from './camera.js';
import { byId } from './dom.js';
import { shape } from './shapes.js';
import { model } from './store.js';
import { dark, heavy } from './support.js';

const plain = Number(/[\d.]+(?=\))/.exec((model.options.edges.color || {}).color || '0.5)')[0]);
// Heavier with more to rest on; lines that lead out of the opening view are no part of what it says.
function look(edge, width) {
  const leads = model.opening.nodes && Boolean(edge.source.core) !== Boolean(edge.target.core);
  if (!leads && heavy(edge) === 1) return {};
  const shade = Math.min(0.9, (leads ? 0.16 : plain) * dark(edge));
  return { width: width * heavy(edge), color: { color: `rgba(130,142,160,${shade})` } };
}

export function visPilot(start, onDraw) {
  const { vis } = window;
  const all = Array.from(model.nodes.values());
  const width = Math.max(1, 0.75 / start.scale);
  let network = null;
  const dot = ({ ctx, id, x, y }) => {
    const node = model.nodes.get(id), r = radius(node, network ? network.getScale() : start.scale);
    return { drawNode() { shape(ctx, node, x, y, r, network ? network.getScale() : start.scale); }, nodeDimensions: { width: 2 * r, height: 2 * r } };
  };
  const nodes = new vis.DataSet(all.map(node => (
    { id: node.id, x: node.x, y: node.y, size: node.size, hidden: Boolean(node.hidden), shape: 'custom', ctxRenderer: dot })));
  const edges = new vis.DataSet(model.edges.map(edge => (
    { id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes || false, hidden: Boolean(edge.hidden), ...look(edge, width) })));
  const options = { ...model.options, edges: { ...model.options.edges, width } };
  network = new vis.Network(byId('canvas'), { nodes, edges }, options);
  network.moveTo({ scale: start.scale, position: { x: start.x, y: start.y } });
  const follow = event => {
    const spots = network.getPositions(event.nodes);
    event.nodes.forEach(id => Object.assign(model.nodes.get(id), spots[id]));
  };
  network.on('dragging', follow);
  network.on('dragEnd', event => { follow(event); onDraw(); });
  network.on('afterDrawing', onDraw);
  return {
    view: () => ({ scale: network.getScale(), ...network.getViewPosition() }),
    move: ({ scale, x, y }, smooth) => network.moveTo({
      scale, position: { x, y }, animation: smooth ? { duration: 450, easingFunction: 'easeInOutQuad' } : false
    }),
    // Only what changed is told to vis-network: updates are its slow part.
    hide(changed) {
      const tell = (data, records) => records.length && data.update(records.map(({ id, hidden }) => ({ id, hidden })));
      tell(nodes, changed.nodes);
      tell(edges, changed.edges);
    },
    onClick: click => network.on('click', event => click(event.pointer.DOM)),
    onHold: hold => network.on('hold', event => hold(event.pointer.DOM)),
    redraw: () => network.redraw()
  };
}
