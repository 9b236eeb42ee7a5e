// Which part of a large graph a view needs, and its address; nothing here knows of a screen.

const LISTS = ['path', 'focus', 'documents', 'types', 'relations'];
export const EVERYTHING = Object.freeze({ path: [], focus: [], documents: [], words: '', types: [], relations: [], hops: 1, start: 0 });

export function address(asked, hash = '') {
  const parts = LISTS.flatMap(key => (asked[key] || []).map(id => `${key}=${encodeURIComponent(id)}`));
  if (asked.words) parts.push(`q=${encodeURIComponent(asked.words)}`);
  if (asked.hops > 1) parts.push(`hops=${asked.hops}`);
  if (asked.start) parts.push(`start=${asked.start}`);
  return `/${parts.length ? `?${parts.join('&')}` : ''}${hash ? `#${hash}` : ''}`;
}

// What a view is of, where the page opened on no more than a sample.
export const VIEW_PARTS = {
  targets: { types: ['target'] }, tree: { relations: ['component_of'] }, posts: { relations: ['holds_post'] },
  citations: { relations: ['based_on', 'implements', 'amends', 'repeals', 'forwards', 'cites'] }
};

const same = (some, others) => some.length === others.length && some.every(one => others.includes(one));

// What must be loaded before `next` can be shown, null if nothing. `here` is what was asked for; `known` tells the ids of this
// page; where the page is only a `sample`, what is chosen is always loaded; where it is `full`, more steps would bring no more.
export function wanted(next, before, here, known, { sample = false, full = false } = {}) {
  const path = next.path.filter(Boolean), pair = next.pair.filter(Boolean);
  // What is between two things, or common to them, may lie outside of what is here.
  if (path.length === 2 && !same(path, before.path) && !same(path, here.path)) return { path };
  if (pair.length === 2 && !same(pair, before.pair) && !same(pair, here.focus) && !same(pair, here.documents)) {
    return pair.every(known.document) ? { documents: pair } : { focus: pair };
  }
  if ([...path, ...pair].some(id => !known.node(id) && !known.document(id))) return { focus: [...path, ...pair] };
  if (next.document && next.document !== before.document && !here.documents.includes(next.document)) return { documents: [next.document] };
  if (sample && next.view !== before.view && VIEW_PARTS[next.view]) return VIEW_PARTS[next.view];
  if (next.node && same(here.focus, [next.node]) && next.hops > Math.max(before.hops, here.hops) && !full) return { ...here, hops: next.hops };
  return next.node && next.node !== before.node && (sample || !known.node(next.node)) ? { focus: [next.node] } : null;
}
