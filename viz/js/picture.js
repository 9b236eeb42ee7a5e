// The graph as it is on the screen, as SVG.
import { byId } from './dom.js';
import { labels, picked } from './draw.js';
import { framed, inLines, label, line, outline, ring } from './picture-frame.js';
import * as stage from './stage.js';
import { model } from './store.js';
import { heavy } from './support.js';

export function drawSvg() {
  const box = byId('canvas'), wide = box.clientWidth, high = box.clientHeight;
  const view = stage.view(), at = stage.screen(view), focus = picked();
  const nodes = (focus ? focus.nodes : stage.all).filter(node => !node.hidden);
  const edges = (focus ? focus.edges : model.edges).filter(edge => !edge.hidden);
  const inside = spot => spot.x > -60 && spot.x < wide + 60 && spot.y > -60 && spot.y < high + 60;
  const lines = edges.map(edge => [edge, at(edge.source), at(edge.target)]).filter(([, a, b]) => inside(a) || inside(b)).map(([edge, a, b]) => (
    line(edge, a, b, heavy(edge))));
  const dots = nodes.filter(node => inside(at(node))).map(node => {
    const { x, y } = at(node), r = stage.dotRadius(node, view.scale), drawn = outline(node.look, x, y, r);
    const doubt = node.doubts ? ring(x, y, r + 3, '#c98500', 'fill="none" stroke-dasharray="4 3"') : '';
    return (node.slight ? drawn.replace('fill=', 'fill-opacity=".62" fill=') : drawn) + doubt;
  });
  const words = labels().map(({ text, box: [left, y1, , y2] }) => label({ text, x: left, y: (y1 + y2) / 2 + 4.5 }));
  return framed(inLines(lines) + dots.join('') + words.join(''), nodes, { wide, high });
}
