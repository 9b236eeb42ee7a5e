// Sentences of documents with the names in question marked: built of text nodes only.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { el } = pg.dom;
  const FIRST = 5;

  // The names a node may go by in a sentence, longest first; 太原市 may stand there as 太原.
  function namesOf(nodes) {
    const names = new Set();
    nodes.forEach(node => [node.name, ...node.aliases].forEach(name => {
      names.add(name);
      if (node.type === 'place' && name.length > 2) names.add(name.slice(0, -1));
      names.add(name.replace(/^[《“]|[》”]$/g, ''));
    }));
    // 并 may be 太原 or a conjunction: one character alone says too little to be marked.
    return Array.from(names).filter(name => name.length > 1).sort((a, b) => b.length - a.length);
  }

  function spans(text, names) {
    const found = [];
    for (const name of names) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        if (!found.some(([start, end]) => at < end && at + name.length > start)) found.push([at, at + name.length]);
      }
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  function marked(text, names) {
    const parts = [];
    let done = 0;
    for (const [start, end] of spans(text, names)) {
      parts.push(text.slice(done, start), el('mark', null, text.slice(start, end)));
      done = end;
    }
    return [...parts, text.slice(done)];
  }

  function quote(row, names) {
    return el('blockquote', null,
      el('p', null, ...marked(row.text, names)),
      el('cite', null,
        el('button', { class: 'text', title: '只看这份文件', click: () => pg.filters.setDocument(row.document) }, row.document.title),
        el('span', { title: row.document.id }, `${row.page ? `第 ${row.page} 页，` : ''}第 ${row.start}–${row.end} 字`),
        row.rule ? el('span', { title: '得出这一条的规则' }, `规则 ${row.rule}`) : null));
  }

  // The first few quotes, the rest behind a button.
  function quotes(rows, nodes) {
    const names = namesOf(nodes), list = el('div', { class: 'quotes' }, ...rows.slice(0, FIRST).map(row => quote(row, names)));
    if (rows.length > FIRST) {
      const more = el('button', {
        class: 'more', click: () => more.replaceWith(...rows.slice(FIRST).map(row => quote(row, names)))
      }, `其余 ${rows.length - FIRST} 处`);
      list.append(more);
    }
    return list;
  }

  // Where a sentence first names a node; at its end if it never does.
  function first(text, node) {
    const found = spans(text, namesOf([node]));
    return found.length ? found[0][0] : text.length;
  }

  pg.evidence = { quotes, marked, first };
})();
