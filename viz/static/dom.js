// Small makers of elements. All text goes in as text nodes: there is no way here to put markup from data into the page.
(function () {
  'use strict';
  const pg = window.policygraph;
  const SVG = 'http://www.w3.org/2000/svg';
  const PATHS = {
    dot: 'M8 2a6 6 0 1 0 .01 0z', square: 'M3 3h10v10H3z', diamond: 'M8 1l7 7-7 7-7-7z', triangle: 'M8 2l7 12H1z',
    triangleDown: 'M8 14L1 2h14z', hexagon: 'M4.5 2h7L15 8l-3.5 6h-7L1 8z',
    star: 'M8 .8l2.2 4.9 5.3.6-4 3.6 1.1 5.3L8 12.6l-4.6 2.6 1.1-5.3-4-3.6 5.3-.6z'
  };

  function el(tag, options, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(options || {})) {
      if (name === 'class') node.className = value;
      else if (name === 'click') node.addEventListener('click', value);
      else if (name in node && typeof value === 'boolean') node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
  }

  function icon(type) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', PATHS[type.shape] || PATHS.dot);
    path.setAttribute('fill', type.color);
    svg.append(path);
    return svg;
  }

  function link(node, note) {
    return el('button', { class: 'node', title: node.look.label, click: () => pg.select(node, { fly: true }) },
      icon(node.look), el('span', null, pg.dom.nameOf(node)), note ? el('span', { class: 'note' }, note) : null);
  }

  function nameOf(node) {
    if (node.type !== 'target') return node.name;
    const { text, year } = node.attributes;
    return text ? (year ? `${year}年：` : '') + text : node.name;
  }

  const fill = (parent, ...children) => parent.replaceChildren(...children.filter(Boolean));
  pg.dom = { el, icon, link, nameOf, fill, byId: id => document.getElementById(id) };
})();
