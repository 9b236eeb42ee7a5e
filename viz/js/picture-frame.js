// What stands around a picture in a file: title, legend, source and date; and how dots and words are written as SVG.
import { model } from './store.js';
import { t } from './words.js';

const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif';
const safe = text => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, ' ')
  .replace(/[<>&"]/g, char => `&#${char.charCodeAt(0)};`);
const round = value => Math.round(value * 10) / 10;

// Outlines as in shapes.js: a circle, or a polygon of so many corners from an angle, with an inner radius for a star.
const CORNERS = { square: [4, Math.PI / 4, 0, 1.2], diamond: [4, 0], triangle: [3, -Math.PI / 2], triangleDown: [3, Math.PI / 2], hexagon: [6, 0], star: [5, -Math.PI / 2, 0.45] };
export function outline(look, x, y, r) {
  if (!CORNERS[look.shape]) return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${safe(look.color)}"/>`;
  const [corners, from, inner, grow = 1] = CORNERS[look.shape], steps = inner ? corners * 2 : corners;
  const points = Array.from({ length: steps }, (_, i) => {
    const angle = from + i * 2 * Math.PI / steps, reach = r * grow * (inner && i % 2 ? inner : 1);
    return `${round(x + reach * Math.cos(angle))},${round(y + reach * Math.sin(angle))}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${safe(look.color)}"/>`;
}

const write = (text, x, y, size, colour, more = '') => (
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}" ${more}>${safe(text)}</text>`);

// A name on the picture: what lies under it does not run into it.
export const label = ({ text, x, y, size = 13, colour = '#1b2430' }) => write(text, x, y, size, colour, 'stroke="#fff" stroke-width="3" paint-order="stroke"');

export const line = (edge, a, b, width) => `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(b.x)}" y2="${round(b.y)}" stroke-width="${width}"` +
  `${edge.derived ? ' stroke-dasharray="5 4"' : ''}/>`;
export const inLines = lines => `<g stroke="#8b97a8" stroke-opacity=".6">${lines.join('')}</g>`;
export const ring = (x, y, r, colour, more) => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" stroke="${safe(colour)}" stroke-width="2" ${more}/>`;

function legend(types, wide, y) {
  let x = 16, line = y;
  return types.map(type => {
    const width = 26 + type.label.length * 13;
    if (x + width > wide - 8) { x = 16; line += 20; }
    const at = x;
    x += width;
    return outline(type, at + 5, line - 4, 5) + write(type.label, at + 14, line, 12, '#444');
  }).join('');
}

// `body` is SVG of this width and height, `nodes` what it shows, `look` how the legend draws a type.
export function framed(body, nodes, { wide, high, look = type => type }) {
  const top = 44, used = new Set(nodes.map(node => node.type)), types = model.types.filter(type => used.has(type.name)).map(look);
  const rows = Math.ceil(types.reduce((sum, type) => sum + 26 + type.label.length * 13, 0) / (wide - 60)) || 1;
  const height = high + top + 34 + rows * 20, day = new Date().toISOString().slice(0, 10);
  const sources = model.documents.length === 1 ? model.documents[0].title : t`${model.documents.length} 份文件`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}" viewBox="0 0 ${wide} ${height}" font-family="${FONT}">` +
    `<rect width="${wide}" height="${height}" fill="#fff"/>${write(model.title, 16, 28, 18, '#1b2430', 'font-weight="600"')}` +
    `<svg y="${top}" width="${wide}" height="${high}">${body}</svg>` +
    `${legend(types, wide, high + top + 16)}${write(`${t`来源：${sources}`} · policygraph · ${day}`, 16, height - 10, 11, '#666')}</svg>`;
  return { text, width: wide, height };
}
