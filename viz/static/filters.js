// The left side: legend, relations and documents, each with counts, each a filter.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model, stage } = pg;
  const { el, icon, fill, byId } = pg.dom;
  const off = { types: new Set(), relations: new Set() };
  let chosen = null;

  const lonelyOff = model.lonely.some(node => node.hidden);
  let lonelyHidden = lonelyOff;

  const filtered = node => off.types.has(node.type) || Boolean(chosen && !chosen.nodes.has(node));
  const nodeHidden = node => filtered(node) || (lonelyHidden && !node.edges.length && !node.asked);
  const edgeHidden = edge => off.relations.has(edge.type) || nodeHidden(edge.source) || nodeHidden(edge.target) ||
    Boolean(chosen && !edge.derived && !chosen.edges.has(edge));

  function count(records) {
    const found = new Map();
    records.forEach(record => found.set(record.type, (found.get(record.type) || 0) + 1));
    return found;
  }

  function toggle(set, name, all, alone) {
    if (alone) {
      const only = all.every(item => item.name === name ? !set.has(item.name) : set.has(item.name));
      set.clear();
      if (!only) all.forEach(item => item.name !== name && set.add(item.name));
    } else if (!set.delete(name)) set.add(name);
    apply();
  }

  function switches(items, set, counts, mark) {
    return el('ul', null, ...items.map(item => {
      const on = !set.has(item.name);
      return el('li', null, el('button', {
        class: on ? 'switch' : 'switch off', 'aria-pressed': String(on), 'data-name': item.name,
        title: '点击：显示或隐藏；按住 Shift 点击：只看这一类', click: event => toggle(set, item.name, items, event.shiftKey)
      }, mark(item), el('span', { class: 'name' }, item.label), el('span', { class: 'count' }, String(counts.get(item.name) || 0))));
    }));
  }

  function documentRow(document) {
    const on = document === chosen;
    return el('li', null, el('button', {
      class: on ? 'document on' : 'document', 'aria-pressed': String(on), title: `${document.title}\n${document.id}`,
      click: () => setDocument(on ? null : document)
    }, el('span', { class: 'name' }, document.title),
    el('span', { class: 'count', title: '节点 · 关系' }, `${document.nodes.size} · ${document.edges.size}`)));
  }

  function lonelySwitch() {
    const turn = () => {
      lonelyHidden = !lonelyHidden;
      apply();
      stage.fit();
    };
    return el('button', {
      id: 'lonely', class: lonelyHidden ? 'switch off' : 'switch', 'aria-pressed': String(!lonelyHidden), click: turn,
      title: '文件里只是提到、没有读出关系的内容；搜索和右侧列表里始终都有'
    }, el('span', { class: 'name' }, '没有关系的节点'), el('span', { class: 'count' }, String(model.lonely.length)));
  }

  function draw() {
    const reset = off.types.size || off.relations.size || chosen || lonelyHidden !== lonelyOff;
    const line = () => el('span', { class: 'line', 'aria-hidden': 'true' });
    fill(byId('sidebar'),
      reset ? el('button', { class: 'reset', click: clear }, '清除筛选') : null,
      el('section', { id: 'types' }, el('h3', null, '类型'), switches(model.types, off.types, count(stage.all), icon)),
      el('section', { id: 'relations' }, el('h3', null, '关系'), switches(model.relations, off.relations, count(model.edges), line)),
      model.lonely.length ? lonelySwitch() : null,
      model.edges.some(edge => edge.derived) ? el('p', { class: 'hint' }, '虚线：推定（行政区划表），不是文件原文') : null,
      el('section', { id: 'documents' }, el('h3', null, '文件', el('span', { class: 'count' }, String(model.documents.length))),
        el('ul', null, ...model.documents.map(documentRow))));
  }

  function apply() {
    stage.show(nodeHidden, edgeHidden);
    draw();
    const shown = stage.all.filter(node => !node.hidden).length;
    const notice = byId('notice');
    notice.hidden = shown > 0 || !stage.all.length;
    notice.textContent = '筛选之后没有可显示的节点。';
    pg.refresh();
  }

  function setDocument(document) {
    chosen = document;
    apply();
    if (document) stage.fly(Array.from(document.nodes), 1.5);
  }

  function clear() {
    off.types.clear();
    off.relations.clear();
    lonelyHidden = lonelyOff;
    model.lonely.forEach(node => { node.asked = false; });
    chosen = null;
    apply();
  }

  // A node that a reader asks for must be seen: lift what hides it.
  function reveal(node) {
    if (!node.hidden) return;
    node.asked = true;
    off.types.delete(node.type);
    if (chosen && !chosen.nodes.has(node)) chosen = null;
    apply();
  }

  pg.filters = { draw, setDocument, clear, reveal, filtered };
})();
