// One box for names, aliases and the full text of the evidence; arrow keys and Enter.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model } = pg;
  const { el, icon, nameOf, fill, byId } = pg.dom;
  const input = byId('query'), list = byId('results');
  const MOST = 12;
  let hits = [], active = -1;

  const haystack = node => [nameOf(node), node.name, ...node.aliases, node.look.label, JSON.stringify(node.attributes)].join('\n').toLowerCase();
  let texts = null;

  function score(node, query) {
    const names = [node.name, ...node.aliases].map(name => name.toLowerCase());
    if (names.includes(query)) return 0;
    if (names.some(name => name.startsWith(query))) return 1;
    return names.some(name => name.includes(query)) ? 2 : 3;
  }

  // Each sentence once, though several rules may have read it.
  function sentences() {
    const found = new Map();
    model.evidence.forEach(row => {
      const key = `${row.document.id} ${row.start} ${row.text}`;
      if (row.of.length && !(found.has(key) && found.get(key).of.some(model.isEdge))) found.set(key, row);
    });
    return Array.from(found.values());
  }

  function find(query) {
    const words = query.split(/\s+/).filter(Boolean);
    texts = texts || new Map(model.ranked.map(node => [node, haystack(node)]));
    const named = model.ranked.filter(node => words.every(word => texts.get(node).includes(word)))
      .map(node => ({ node, rank: score(node, query) })).sort((a, b) => a.rank - b.rank || a.node.rank - b.node.rank);
    const said = sentences().filter(row => words.every(word => row.text.toLowerCase().includes(word)));
    return [
      ...named.slice(0, MOST).map(({ node }) => ({ record: node, text: nameOf(node) })),
      ...said.slice(0, MOST).map(row => ({ record: row.of[0], row, word: words[0] }))
    ];
  }

  function option(hit, index) {
    const common = { role: 'option', id: `hit-${index}`, 'aria-selected': String(index === active), click: () => choose(index) };
    if (!hit.row) {
      const alias = hit.record.aliases.slice(0, 3).join('、');
      return el('li', common, icon(hit.record.look), el('span', null, hit.text), el('small', null, alias || hit.record.look.label));
    }
    const at = Math.max(0, hit.row.text.toLowerCase().indexOf(hit.word) - 14);
    const snippet = (at ? '…' : '') + hit.row.text.slice(at, at + 60);
    const { record } = hit;
    const of = model.isEdge(record) ? `${record.source.name} — ${record.look.label} → ${record.target.name}` : nameOf(record);
    return el('li', Object.assign({ class: 'said' }, common), el('span', null, ...pg.evidence.marked(snippet, [hit.word])), el('small', null, `原文 · ${of}`));
  }

  function draw() {
    list.hidden = !input.value.trim();
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.setAttribute('aria-activedescendant', active >= 0 ? `hit-${active}` : '');
    fill(list, ...(hits.length ? hits.map(option) : [el('li', { class: 'none' }, '没有找到')]));
    if (active >= 0 && list.children[active]) list.children[active].scrollIntoView({ block: 'nearest' });
  }

  function choose(index) {
    if (!hits[index]) return;
    pg.select(hits[index].record, { fly: true });
    input.value = '';
    close();
    byId('panel').focus({ preventScroll: true });
  }

  function close() {
    hits = [];
    active = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  input.addEventListener('input', () => {
    const query = input.value.trim().toLowerCase();
    hits = query ? find(query) : [];
    active = hits.length ? 0 : -1;
    draw();
  });
  input.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      active = (active + step + hits.length) % hits.length;
      draw();
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.isComposing) choose(Math.max(active, 0));
    else if (event.key === 'Escape') { input.value = ''; close(); event.stopPropagation(); input.blur(); }
  });
  document.addEventListener('click', event => { if (!byId('search').contains(event.target)) close(); });
})();
