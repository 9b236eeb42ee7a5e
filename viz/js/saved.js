// Views that a reader keeps: names for addresses, in this browser.
import { framed } from './address.js';
import { byId, el, fill } from './dom.js';
import { copyLink } from './tools.js';
import { encode } from './state.js';
import { getState, keep } from './store.js';
import { t } from './words.js';

function load() {
  try {
    const read = JSON.parse(keep('views') || '[]');
    return Array.isArray(read) ? read.filter(one => one && typeof one.name === 'string' && typeof one.hash === 'string') : [];
  } catch (error) {
    return []; // another page wrote something else there
  }
}

const store = list => keep('views', list.length ? JSON.stringify(list) : null);

export function startSaved() {
  const box = byId('saved');
  box.hidden = framed; // there is neither an address to copy nor a place to keep one
  const draw = () => {
    const list = load();
    const name = el('input', { class: 'pick', placeholder: t`给现在的样子起个名`, 'aria-label': t`视图的名字` });
    const add = () => {
      const text = name.value.trim() || t`视图 ${list.length + 1}`;
      store([...list.filter(one => one.name !== text), { name: text, hash: encode(getState()) }]);
      draw();
    };
    name.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.isComposing) add(); });
    fill(box, el('summary', null, t`视图`), el('div', { class: 'menu-box' },
      el('button', { class: 'tool', click: copyLink }, t`复制链接`),
      el('ul', null, ...list.map(one => el('li', null,
        el('button', { class: 'node', click: () => { location.hash = one.hash; box.open = false; } }, one.name),
        el('button', { class: 'open', 'aria-label': t`删去视图 ${one.name}`, click: () => { store(load().filter(other => other.name !== one.name)); draw(); } }, '×')))),
      el('div', { class: 'tools' }, name, el('button', { class: 'tool', id: 'save-view', click: add }, t`存下`))));
  };
  draw();
  document.addEventListener('click', event => { if (event.target.isConnected && !box.contains(event.target)) box.open = false; });
}
