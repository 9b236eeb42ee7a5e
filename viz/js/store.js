// The one state of the page: read from the address, changed by `dispatch`, written back, told to whoever listens.
import { carryOn, onReturn, read as address, write } from './address.js';
import { build } from './graph.js';
import { START, decode, encode, settle } from './state.js';
import { setLang, t } from './words.js';

const data = JSON.parse(document.getElementById('data').textContent);
const asked = decode(address()).lang || keep('lang');
setLang(asked, data.written_en);
document.documentElement.lang = asked === 'en' ? 'en' : 'zh-CN';
export const served = data.served || null; // what `policygraph serve` says of the whole that this is a part of
export const model = build(data, asked);
if (data.many !== undefined) model.title = t`${data.many} 份文件`;

const known = {
  node: id => model.nodes.has(id), edge: key => model.edgeByKey.has(key), document: id => model.documentById.has(id)
};
if (served) carryOn();
let state = read();
const listeners = [];
let leave = () => false;

function read() {
  return settle({ ...decode(address()), lang: asked }, known);
}

// `test` is asked before each change whether another page shows it.
export const onLeave = test => { leave = test; };

export const getState = () => state;
export const viewOf = one => one.view || model.opening.view || 'graph';
export const subscribe = listener => listeners.push(listener);
const tell = (before, how) => listeners.forEach(listener => listener(state, before, how));

// `push` makes a step that Back undoes; filters replace the last one. `fly` moves the view to what is selected.
export function dispatch(next, { push = false, fly = false } = {}) {
  const before = state, hash = encode({ ...next, lang: decode(address()).lang });
  if (leave(next, before, hash)) return;
  state = next;
  write(hash, push);
  tell(before, { fly });
}

onReturn(() => {
  const before = state;
  state = read();
  tell(before, { fly: true });
});

// Storage of this page alone: all pages opened from files may share one, so keys carry the graph's name.
export function keep(key, value) {
  try {
    const full = `policygraph ${data.id || ''} ${key}`;
    if (value === undefined) return localStorage.getItem(full) || '';
    if (value) localStorage.setItem(full, value);
    else localStorage.removeItem(full);
  } catch (error) {
    // A browser may refuse storage to files; the page then forgets when it is closed.
  }
  return value || '';
}
export { START };
