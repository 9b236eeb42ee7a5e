// One box for names, aliases, pinyin initials and the text of the evidence; arrow keys and Enter.
import { alter, go } from './actions.js';
import { byId, el, fill, icon, nameOf, sentenceOf } from './dom.js';
import { marked } from './evidence.js';
import { finder } from './find.js';
import { isEdge } from './graph.js';
import { inDocument } from './state.js';
import { model } from './store.js';
import { t } from './words.js';

const input = byId('query'), list = byId('results');
export const find = finder(model, nameOf);
let hits = [], active = -1;

function option(hit, index) {
  const common = { role: 'option', id: `hit-${index}`, 'aria-selected': String(index === active), click: () => choose(index) };
  if (hit.document) return el('li', common, el('span', null, hit.document.title), el('small', null, t`文件，只看这一份`));
  if (!hit.row) {
    const alias = hit.record.aliases.slice(0, 3).join('、');
    return el('li', common, icon(hit.record.look), el('span', null, nameOf(hit.record)), el('small', null, alias || hit.record.look.label));
  }
  const at = Math.max(0, hit.row.text.toLowerCase().indexOf(hit.word) - 14);
  const snippet = (at ? '…' : '') + hit.row.text.slice(at, at + 60);
  const of = isEdge(hit.record) ? sentenceOf(hit.record) : nameOf(hit.record);
  return el('li', { class: 'said', ...common }, el('span', null, ...marked(snippet, [hit.word])), el('small', null, `${t`原文`} · ${of}`));
}

function draw() {
  list.hidden = !input.value.trim();
  input.setAttribute('aria-expanded', String(!list.hidden));
  if (active >= 0) input.setAttribute('aria-activedescendant', `hit-${active}`);
  else input.removeAttribute('aria-activedescendant');
  fill(list, ...(hits.length ? hits.map(option) : [el('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, t`没有找到`)]));
  if (active >= 0 && list.children[active]) list.children[active].scrollIntoView({ block: 'nearest' });
}

function choose(index) {
  const hit = hits[index];
  if (!hit) return;
  if (hit.document) alter(state => inDocument(state, hit.document.id), { fly: true });
  else go(hit.record, { view: 'graph' });
  input.value = '';
  close();
  byId('panel').focus({ preventScroll: true });
}

function close() {
  hits = [];
  active = -1;
  list.hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

export function startSearch() {
  input.addEventListener('input', () => {
    hits = find(input.value);
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
}

// A second box for choosing one more thing: the far end of a path, the other side of a comparison.
export function picker(hint, chosen, { documents = false } = {}) {
  const box = el('input', { type: 'search', class: 'pick', placeholder: hint, 'aria-label': hint, autocomplete: 'off' });
  const found = el('ul', { class: 'picked' });
  const take = hit => { if (hit) chosen(hit.record || hit.document); };
  const candidates = () => find(box.value).filter(hit => !hit.row && (hit.record || documents)).slice(0, 8);
  box.addEventListener('input', () => fill(found, ...candidates().map(hit => el('li', null,
    el('button', { class: 'node', click: () => take(hit) }, hit.record ? icon(hit.record.look) : null,
      el('span', null, hit.record ? nameOf(hit.record) : hit.document.title))))));
  box.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.isComposing) take(candidates()[0]); });
  return el('div', { class: 'picker' }, box, found);
}
