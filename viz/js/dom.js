// Small makers of elements. All text goes in as text nodes: there is no way here to put markup from data into the page.
import { go } from './actions.js';
import { year } from './graph.js';
import { t } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  dot: 'M8 2a6 6 0 1 0 .01 0z', square: 'M3 3h10v10H3z', diamond: 'M8 1l7 7-7 7-7-7z', triangle: 'M8 2l7 12H1z',
  triangleDown: 'M8 14L1 2h14z', hexagon: 'M4.5 2h7L15 8l-3.5 6h-7L1 8z',
  star: 'M8 .8l2.2 4.9 5.3.6-4 3.6 1.1 5.3L8 12.6l-4.6 2.6 1.1-5.3-4-3.6 5.3-.6z'
};

function make(node, options, children) {
  for (const [name, value] of Object.entries(options || {})) {
    if (name === 'class') node.setAttribute('class', value);
    else if (typeof value === 'function') node.addEventListener(name, value);
    else if (name in node && typeof value === 'boolean') node[name] = value;
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

export const el = (tag, options, ...children) => make(document.createElement(tag), options, children);
export const svg = (tag, options, ...children) => make(document.createElementNS(SVG, tag), options, children);
export const byId = id => document.getElementById(id);
export const fill = (parent, ...children) => parent.replaceChildren(...children.filter(Boolean));

export const icon = look => svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' },
  svg('path', { d: PATHS[look.shape] || PATHS.dot, fill: look.color }));

export function nameOf(node) {
  if (node.type !== 'target') return node.name;
  const { text } = node.attributes;
  return text ? (year(node) ? t`${year(node)}年：` : '') + text : node.name;
}

export const link = (node, note) => el('button', { class: 'node', title: node.look.label, click: () => go(node) },
  icon(node.look), el('span', null, nameOf(node)), note ? el('span', { class: 'note' }, note) : null);

export const sentenceOf = edge => `${edge.source.name} — ${edge.look.label} → ${edge.target.name}`;
