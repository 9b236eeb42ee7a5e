// The map as it is on the screen, as SVG.
import { framed, inLines, label, line, outline, ring } from './picture-frame.js';

const round = look => ({ ...look, shape: 'dot' }); // on the map every type is a circle

// `dots` are { node, x, y, r, hollow }, `lines` { edge, a, b, width }, `names` and `provinces` { text, x, y }.
export function mapSvg({ dots, lines, names, provinces }, room) {
  const dot = ({ node, x, y, r, hollow }) => (hollow ? ring(x, y, r, node.look.color, 'fill="#fff"') : outline(round(node.look), x, y, r));
  const words = [...provinces.map(one => label({ ...one, size: 12, colour: '#5f6b7a' })), ...names.map(label)];
  return framed(inLines(lines.map(one => line(one.edge, one.a, one.b, one.width))) + dots.map(dot).join('') + words.join(''),
    dots.map(one => one.node), { ...room, look: round });
}
