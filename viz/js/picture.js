// The picture as it is on the screen, as SVG with title, legend, source and date.
import { byId } from './dom.js';
import { labels, picked } from './draw.js';
import * as stage from './stage.js';
import { model } from './store.js';
import { heavy } from './support.js';
import { t } from './words.js';

const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif';
const safe = text => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, ' ')
  .replace(/[<>&"]/g, char => `&#${char.charCodeAt(0)};`);
const round = value => Math.round(value * 10) / 10;

// Outlines as in shapes.js: a circle, or a polygon of so many corners from an angle, with an inner radius for a star.
const CORNERS = { square: [4, Math.PI / 4, 0, 1.2], diamond: [4, 0], triangle: [3, -Math.PI / 2], triangleDown: [3, Math.PI / 2], hexagon: [6, 0], star: [5, -Math.PI / 2, 0.45] };
function outline(look, x, y, r) {
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

export function drawSvg() {
  const box = byId('canvas'), wide = box.clientWidth, high = box.clientHeight, top = 44;
  const view = stage.view(), at = stage.screen(view), focus = picked();
  const nodes = (focus ? focus.nodes : stage.all).filter(node => !node.hidden);
  const edges = (focus ? focus.edges : model.edges).filter(edge => !edge.hidden);
  const inside = spot => spot.x > -60 && spot.x < wide + 60 && spot.y > -60 && spot.y < high + 60;
  const lines = edges.map(edge => [edge, at(edge.source), at(edge.target)]).filter(([, a, b]) => inside(a) || inside(b)).map(([edge, a, b]) => (
    `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(b.x)}" y2="${round(b.y)}"${edge.derived ? ' stroke-dasharray="5 4"' : ''}${heavy(edge) > 1 ? ` stroke-width="${heavy(edge)}"` : ''}/>`));
  const dots = nodes.filter(node => inside(at(node))).map(node => {
    const { x, y } = at(node), r = stage.dotRadius(node, view.scale), drawn = outline(node.look, x, y, r);
    const ring = `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r + 3)}" fill="none" stroke="#c98500" stroke-width="2" stroke-dasharray="4 3"/>`;
    return (node.slight ? drawn.replace('fill=', 'fill-opacity=".62" fill=') : drawn) + (node.doubts ? ring : '');
  });
  const words = labels().map(({ text, box: [left, y1, , y2] }) => write(text, left, (y1 + y2) / 2 + 4.5, 13, '#1b2430', 'stroke="#fff" stroke-width="3" paint-order="stroke"'));
  const used = new Set(nodes.map(node => node.type)), types = model.types.filter(type => used.has(type.name));
  const rows = Math.ceil(types.reduce((sum, type) => sum + 26 + type.label.length * 13, 0) / (wide - 60)) || 1;
  const height = high + top + 34 + rows * 20, day = new Date().toISOString().slice(0, 10);
  const sources = model.documents.length === 1 ? model.documents[0].title : t`${model.documents.length} 份文件`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}" viewBox="0 0 ${wide} ${height}" font-family="${FONT}">` +
    `<rect width="${wide}" height="${height}" fill="#fff"/>${write(model.title, 16, 28, 18, '#1b2430', 'font-weight="600"')}` +
    `<svg y="${top}" width="${wide}" height="${high}"><g stroke="#8b97a8" stroke-opacity=".6">${lines.join('')}</g>${dots.join('')}${words.join('')}</svg>` +
    `${legend(types, wide, high + top + 16)}${write(`${t`来源`}：${sources} · policygraph · ${day}`, 16, height - 10, 11, '#666')}</svg>`;
  return { text, width: wide, height };
}
