// What is selected stands in the address after #, so that a link and the browser's own Back lead to it.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model, stage } = pg;
  const { byId } = pg.dom;
  let selected = null, visits = 0, flying = false;

  function hashOf(record) {
    if (!record) return '';
    return model.isEdge(record) ? `edge=${record.key}` : `node=${encodeURIComponent(record.id)}`;
  }

  function read() {
    const [kind, value] = location.hash.slice(1).split('=');
    try {
      if (kind === 'node' && value) return model.nodes.get(decodeURIComponent(value)) || null;
    } catch (error) {
      return null;
    }
    return kind === 'edge' ? model.edgeByKey.get(value) || null : null;
  }

  function select(record, options) {
    flying = Boolean(options && options.fly);
    if (record && model.isEdge(record)) [record.source, record.target].forEach(pg.filters.reveal);
    else if (record) pg.filters.reveal(record);
    const hash = hashOf(record);
    if (location.hash.slice(1) === hash) {
      follow();
      return;
    }
    visits += 1;
    history.pushState(null, '', `#${hash}`);
    follow();
  }

  function follow() {
    selected = read();
    const table = location.hash === '#targets';
    byId('targets').hidden = !table;
    byId('show-targets').setAttribute('aria-pressed', String(table));
    byId('show-graph').setAttribute('aria-pressed', String(!table));
    if (table) pg.targets.draw();
    refresh();
    if (selected && flying) fly();
    flying = false;
    byId('back').disabled = visits <= 0;
  }

  function fly() {
    const near = model.isEdge(selected) ? [selected.source, selected.target]
      : [selected, ...selected.edges.filter(edge => !edge.hidden).map(edge => model.far(edge, selected))];
    stage.fly(near, 1.4);
  }

  function refresh() {
    pg.draw.setFocus(selected && !selected.hidden ? selected : null);
    pg.panel.show(selected);
    document.body.classList.toggle('chosen', Boolean(selected));
    if (!byId('targets').hidden) pg.targets.draw();
  }

  function back() {
    if (visits > 0) history.back();
  }

  function open(hash) {
    if (location.hash === hash) return;
    visits += 1;
    history.pushState(null, '', hash || '#');
    follow();
  }

  function keys(event) {
    if (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') open('');
    else if (event.key === '0') stage.fit();
    else if (event.key === '/') { byId('query').focus(); event.preventDefault(); }
  }

  function empty() {
    if (stage.all.length) return;
    byId('empty').hidden = false;
    byId('empty').textContent = '没有读到任何可以入图的内容。请检查文件夹里是否有政策文件，文件是否能打开。';
  }

  pg.select = select;
  pg.refresh = refresh;
  window.addEventListener('popstate', () => {
    visits = Math.max(0, visits - 1);
    flying = true;
    follow();
  });
  document.addEventListener('keydown', keys);
  byId('back').addEventListener('click', back);
  byId('fit').addEventListener('click', stage.fit);
  byId('show-graph').addEventListener('click', () => open(''));
  byId('show-targets').addEventListener('click', () => open('#targets'));
  byId('show-targets').append(` ${pg.targets.count()}`);
  byId('menu').addEventListener('click', () => document.body.classList.toggle('menu'));
  byId('title').textContent = model.title;
  byId('counts').textContent = `${model.documents.length} 份文件 · ${model.nodes.size} 个节点 · ${model.edges.length} 条关系 · ${model.evidence.length} 处原文`;
  empty();
  pg.filters.draw();
  flying = true;
  follow();
  pg.ready = true;
})();
