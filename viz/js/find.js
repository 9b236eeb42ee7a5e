// Search over names, aliases, pinyin initials and the full text of the evidence; no screen.
import { isEdge } from './graph.js';
import { sentences } from './text.js';

const MOST = 12;

export function finder(model, nameOf) {
  const haystack = node => [nameOf(node), node.name, ...node.aliases, node.look.label, JSON.stringify(node.attributes)].join('\n').toLowerCase();
  let texts = null, said = null;

  function score(node, query) {
    const names = [node.name, ...node.aliases].map(name => name.toLowerCase());
    if (names.includes(query)) return 0;
    if (names.some(name => name.startsWith(query))) return 1;
    return names.some(name => name.includes(query)) ? 2 : 3;
  }

  // sxzb finds 山西中部城市群: the initials of a name stand in the data, one word for each way to read it.
  function byInitials(query) {
    if (!/^[a-z0-9]{2,}$/.test(query)) return [];
    const fits = test => model.ranked.filter(node => (node.initials || '').split(' ').some(test));
    const begun = fits(word => word.startsWith(query)), seen = new Set(begun);
    return [...begun, ...fits(word => word.includes(query)).filter(node => !seen.has(node))];
  }

  return function find(text) {
    const query = text.trim().toLowerCase(), words = query.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    texts = texts || new Map(model.ranked.map(node => [node, haystack(node)]));
    said = said || sentences(model.evidence, isEdge);
    const named = model.ranked.filter(node => words.every(word => texts.get(node).includes(word)))
      .map(node => ({ node, rank: score(node, query) })).sort((a, b) => a.rank - b.rank || a.node.rank - b.node.rank).map(one => one.node);
    const spelt = byInitials(query).filter(node => !named.includes(node));
    const rows = said.filter(row => words.every(word => row.text.toLowerCase().includes(word)));
    const titles = model.documents.filter(document => words.every(word => document.title.toLowerCase().includes(word)));
    return [
      ...[...named, ...spelt].slice(0, MOST).map(record => ({ record })),
      ...titles.slice(0, 4).map(document => ({ document })),
      ...rows.slice(0, MOST).map(row => ({ record: row.of[0], row, word: words[0] }))
    ];
  };
}
