// What a reader looks at, as one frozen object; every change is a function from one state to the next.
// The same object is written into the address after #, so that a link leads back to the view.

export const START = Object.freeze({
  view: '', // '' is the view that the page opens with
  node: '', edge: '', hops: 1, // what is selected, and how far around it one sees
  off: [], cut: [], slight: [], document: '', lonely: false, sure: false, doubt: false, // filters: types, relations, support, ...
  from: 0, to: 0, // years of targets, 0 for no limit
  path: [], pair: [], // ids: the ends of a path, two things compared
  group: '', // the group of the overview that is open
  asked: [], // ids of nodes that the filters would hide but that were asked for
  lang: ''
});

const change = (state, parts) => Object.freeze({ ...state, ...parts });

export const VIEWS = ['overview', 'graph', 'targets', 'tree', 'posts', 'citations', 'map', 'table', 'compare', 'path'];

export const show = (state, view) => change(state, { view });
export const select = (state, record) => {
  if (!record) return change(state, { node: '', edge: '' });
  if (record.source) return change(state, { node: '', edge: record.key });
  return change(state, { node: record.id, edge: '', hops: state.node ? state.hops : 1 });
};
export const around = (state, hops) => change(state, { hops: Math.max(1, Math.min(3, hops)) });
export const toggle = (state, list, name) => {
  const set = state[list];
  return change(state, { [list]: set.includes(name) ? set.filter(other => other !== name) : [...set, name] });
};

// Only `name` stays; once more, and all come back.
export function only(state, list, name, all) {
  const alone = all.every(other => (other === name) !== state[list].includes(other));
  return change(state, { [list]: alone ? [] : all.filter(other => other !== name) });
}

export const inDocument = (state, document) => change(state, { document });
export const turnLonely = state => change(state, { lonely: !state.lonely });
export const turnSure = state => change(state, { sure: !state.sure });
export const turnDoubt = state => change(state, { doubt: !state.doubt });
export const years = (state, from, to) => change(state, { from: Math.min(from, to), to: Math.max(from, to) });
export const path = (state, from, to) => change(state, { view: 'path', path: [from, to] });
export const pair = (state, first, second) => change(state, { view: 'compare', pair: [first, second] });
export const openGroup = (state, group) => change(state, { group });
// Nothing is pointed at, not even a path.
export const release = state => change(state, { node: '', edge: '', path: [] });
export const clear = state => change(state, { off: [], cut: [], slight: [], document: '', lonely: false, sure: false, doubt: false, from: 0, to: 0, asked: [] });
export const filtering = state => Boolean(
  state.off.length || state.cut.length || state.slight.length || state.document || state.lonely || state.sure || state.doubt || state.from || state.to);

// What a reader asks for must be seen: lift what hides it.
export function reveal(state, node, inDocument) {
  return change(state, {
    off: state.off.filter(name => name !== node.type),
    document: inDocument ? state.document : '',
    doubt: state.doubt && Boolean(node.doubts),
    asked: state.asked.includes(node.id) ? state.asked : [...state.asked, node.id],
    ...(node.type === 'target' ? { from: 0, to: 0 } : {})
  });
}

// Written by hand they must stay readable: node=太原 comes out as the browser encodes it, defaults are left out.
const LISTS = ['off', 'cut', 'slight', 'path', 'pair'], NUMBERS = ['hops', 'from', 'to'], FLAGS = ['lonely', 'sure', 'doubt'];
const TEXTS = ['node', 'view', 'document', 'group', 'lang'];

export function encode(state) {
  const parts = [];
  const put = (key, value) => parts.push(`${key}=${value}`);
  TEXTS.forEach(key => state[key] && put(key, encodeURIComponent(state[key])));
  if (state.edge) put('edge', state.edge); // its parts are encoded already
  LISTS.forEach(key => state[key].length && put(key, state[key].map(encodeURIComponent).join(',')));
  NUMBERS.forEach(key => state[key] !== START[key] && put(key, state[key]));
  FLAGS.forEach(key => state[key] && put(key, 1));
  return parts.join('&');
}

// A broken address gives what of it can be read, never an error.
export function decode(hash) {
  const text = hash.replace(/^#/, ''), found = {};
  if (text === 'targets') return change(START, { view: 'targets' });
  for (const part of text.split('&')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const key = part.slice(0, at), value = part.slice(at + 1);
    try {
      if (key === 'edge') found.edge = value;
      else if (TEXTS.includes(key)) found[key] = decodeURIComponent(value);
      else if (LISTS.includes(key)) found[key] = value.split(',').filter(Boolean).map(decodeURIComponent);
      else if (NUMBERS.includes(key) && /^\d{1,4}$/.test(value)) found[key] = Number(value);
      else if (FLAGS.includes(key)) found[key] = value === '1';
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }
  if (found.view && !VIEWS.includes(found.view)) delete found.view;
  return around(change(START, found), found.hops || 1);
}

// What names nothing in this graph is dropped.
export function settle(state, known) {
  const node = known.node(state.node) ? state.node : '';
  return change(state, {
    node,
    edge: known.edge(state.edge) ? state.edge : '',
    document: known.document(state.document) ? state.document : '',
    path: state.path.filter(known.node).slice(0, 2),
    pair: state.pair.filter(id => known.node(id) || known.document(id)).slice(0, 2),
    asked: node && !state.asked.includes(node) ? [...state.asked, node] : state.asked
  });
}
