// The right side: what is known of the selected node or edge, every fact over its sentences; else an overview.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model } = pg;
  const { el, icon, link, nameOf, fill, byId } = pg.dom;
  const panel = byId('panel');
  const SIGNS = { '=': '', '>=': '≥ ', '<=': '≤ ', '~': '约 ' };
  const collator = new Intl.Collator('zh-CN', { numeric: true });

  function indicator(item) {
    if (typeof item !== 'object' || item === null) return String(item);
    const { name, value, comparator } = item;
    return `${name ? name + ' ' : ''}${SIGNS[comparator] === undefined ? comparator || '' : SIGNS[comparator]}${value === undefined ? '' : value}`;
  }

  function plain(value) {
    if (Array.isArray(value)) return value.map(plain).join('、');
    if (value && typeof value === 'object') return Object.entries(value).map(([key, item]) => `${model.attributes[key] || key} ${plain(item)}`).join('，');
    if (value === true) return '是';
    return value === false ? '否' : String(value);
  }

  const chips = items => el('span', { class: 'indicators' }, ...items.map(item => el('span', { class: 'indicator' }, indicator(item))));

  function attributes(record) {
    const rows = Object.entries(record.attributes).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && !value.length));
    if (!rows.length) return null;
    const value = (key, item) => {
      if (key === 'indicators' && Array.isArray(item)) return chips(item);
      return key === 'comparator' && SIGNS[item] !== undefined ? SIGNS[item] || '＝' : plain(item);
    };
    return el('dl', null, ...rows.flatMap(([key, item]) => [el('dt', null, model.attributes[`${record.type}.${key}`] || model.attributes[key] || key), el('dd', null, value(key, item))]));
  }

  const derivedNote = record => (record.derived ? el('p', { class: 'derived' }, '推定（行政区划表），不是文件原文') : null);

  function header(node) {
    return el('header', null,
      el('p', { class: 'kind' }, icon(node.look), node.look.label),
      el('h2', null, nameOf(node)),
      node.aliases.length ? el('p', { class: 'aliases' }, `又称：${node.aliases.join('、')}`) : null,
      derivedNote(node));
  }

  // Facts under one heading: the same relation, seen from the same end.
  function groups(node) {
    const found = new Map();
    node.edges.forEach(edge => {
      const out = edge.source === node, key = `${out} ${edge.type}`;
      if (!found.has(key)) found.set(key, { label: out ? edge.look.outgoing : edge.look.incoming, out, edges: [], look: edge.look });
      found.get(key).edges.push(edge);
    });
    const place = new Map(model.relations.map((relation, index) => [relation, index]));
    const list = Array.from(found.values()).sort((a, b) => place.get(a.look) - place.get(b.look) || a.out - b.out);
    list.forEach(group => group.edges.sort((a, b) => compare(model.far(a, node), model.far(b, node))));
    return list;
  }

  const compare = (a, b) => model.year(a) - model.year(b) || collator.compare(a.name, b.name);

  // Facts that rest on the very same sentences are said in one row, with the sentence once.
  function rowsOf(edges, node) {
    const found = new Map();
    edges.forEach(edge => {
      const key = edge.evidence.map(row => `${row.document.id} ${row.start} ${row.end}`).join('|') + (edge.derived ? ' derived' : '');
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(edge);
    });
    return Array.from(found.values(), row => inReadingOrder(row, node));
  }

  function inReadingOrder(edges, node) {
    if (edges.length < 2 || !edges[0].evidence.length) return edges;
    const { text } = edges[0].evidence[0];
    return edges.map(edge => [pg.evidence.first(text, model.far(edge, node)), edge]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]);
  }

  function fact(edge, node) {
    const other = model.far(edge, node), { indicators } = other.attributes;
    const details = Object.entries(edge.attributes).filter(([, value]) => value !== '' && value !== null).map(([key, value]) => (key === 'ended' ? model.attributes.ended : plain(value))).join('，');
    return el('li', null, link(other, details),
      el('button', { class: 'open', title: '只看这一条关系', 'aria-label': `查看关系：${edge.look.label}`, click: () => pg.select(edge, { fly: true }) }, '›'),
      Array.isArray(indicators) && indicators.length ? chips(indicators) : null);
  }

  function section(group, node) {
    return el('section', { class: 'facts' },
      el('h3', null, group.label, el('span', { class: 'count' }, String(group.edges.length))),
      ...rowsOf(group.edges, node).map(edges => el('div', { class: edges[0].derived ? 'row derived-row' : 'row' },
        el('ul', null, ...edges.map(edge => fact(edge, node))),
        edges[0].derived ? el('p', { class: 'derived' }, '推定（行政区划表）') : null,
        pg.evidence.quotes(edges[0].evidence, [node, ...edges.map(edge => model.far(edge, node))]))));
  }

  function showNode(node) {
    const own = node.evidence;
    fill(panel, header(node), attributes(node), ...groups(node).map(group => section(group, node)),
      own.length ? el('section', { class: 'facts' },
        el('h3', null, '提到它的原文', el('span', { class: 'count' }, String(own.length))), pg.evidence.quotes(own, [node])) : null);
  }

  function showEdge(edge) {
    const others = edge.source.edges.filter(other => other !== edge && (model.far(other, edge.source) === edge.target));
    fill(panel,
      el('header', null, el('p', { class: 'kind' }, '关系'),
        el('div', { class: 'triple' }, link(edge.source), el('span', { class: 'word' }, `— ${edge.look.label} →`), link(edge.target)),
        derivedNote(edge)),
      attributes(edge),
      edge.evidence.length ? el('section', { class: 'facts' },
        el('h3', null, '依据原文', el('span', { class: 'count' }, String(edge.evidence.length))),
        pg.evidence.quotes(edge.evidence, [edge.source, edge.target])) : null,
      others.length ? el('section', { class: 'facts' }, el('h3', null, '二者之间还有'),
        el('ul', null, ...others.map(other => el('li', null,
          el('button', { class: 'node', click: () => pg.select(other) }, `${other.source.name} — ${other.look.label} → ${other.target.name}`))))) : null);
  }

  function showOverview() {
    const top = type => model.ranked.filter(node => node.type === type.name && !pg.filters.filtered(node));
    fill(panel, el('header', null, el('h2', null, model.title),
      el('p', { class: 'hint' }, '点击图上的点或线，这里显示它的全部事实和原文依据；点图例（窄窗口里先点 ☰）可以筛选。')),
    ...model.types.map(type => {
      const nodes = top(type);
      if (!nodes.length) return null;
      const list = el('ul', null, ...nodes.slice(0, 8).map(node => el('li', null, link(node))));
      if (nodes.length > 8) {
        const more = el('button', { class: 'more', click: () => more.replaceWith(...nodes.slice(8).map(node => el('li', null, link(node)))) }, `其余 ${nodes.length - 8} 个`);
        list.append(more);
      }
      return el('section', { class: 'facts' }, el('h3', null, type.label, el('span', { class: 'count' }, String(nodes.length))), list);
    }));
  }

  pg.panel = {
    show(record) {
      if (!record) showOverview();
      else if (model.isEdge(record)) showEdge(record);
      else showNode(record);
      panel.scrollTop = 0;
    },
    indicator, compare
  };
})();
