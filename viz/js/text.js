// Sentences and the names in them; no screen.

// The names a node may go by in a sentence, longest first; 太原市 may stand there as 太原.
export function namesOf(nodes) {
  const names = new Set();
  nodes.forEach(node => [node.name, ...node.aliases].forEach(name => {
    names.add(name);
    if (node.type === 'place' && name.length > 2) names.add(name.slice(0, -1));
    names.add(name.replace(/^[《“]|[》”]$/g, ''));
  }));
  // 并 may be 太原 or a conjunction: one character alone says too little to be marked.
  return Array.from(names).filter(name => name.length > 1).sort((a, b) => b.length - a.length);
}

// Where names stand in a text: [start, end], none inside another.
export function spans(text, names) {
  const found = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (!found.some(([start, end]) => at < end && at + name.length > start)) found.push([at, at + name.length]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

// Where a sentence first names a node; at its end if it never does.
export function first(text, node) {
  const found = spans(text, namesOf([node]));
  return found.length ? found[0][0] : text.length;
}

const DATES = ['signed', 'published', 'date', 'effective'];
const unquoted = title => title.replace(/^《(.*)》$/, '$1');

// A sentence with its source, ready for a footnote: “…”（《标题》，文号，日期，第 3 页，第 10–30 字，网址）
export function citation(row, article) {
  const { title, attributes = {} } = row.document;
  const date = DATES.map(name => attributes[name]).find(Boolean);
  const parts = [`《${unquoted(title)}》`, attributes.number, date, article, row.page ? `第 ${row.page} 页` : '', `第 ${row.start}–${row.end} 字`,
    /^https?:\/\//.test(attributes.url || '') ? attributes.url : ''];
  return `“${row.text}”（${parts.filter(Boolean).join('，')}）`;
}

// Each sentence once, though several rules may have read it.
export function sentences(evidence, isEdge) {
  const found = new Map();
  evidence.forEach(row => {
    const key = `${row.document.id} ${row.start} ${row.text}`;
    if (row.of.length && !(found.has(key) && found.get(key).of.some(isEdge))) found.set(key, row);
  });
  return Array.from(found.values());
}
