// One box for names, aliases, pinyin initials and the text of the evidence; arrow keys and Enter.
import { alter, go } from './actions.js';
import { byId, el, fill, icon, nameOf, sentenceOf } from './dom.js';
import { marked } from './evidence.js';
import { finder } from './find.js';
import { isEdge } from './graph.js';
import { around, ask, hitsOf, openAll, openSaid } from './served.js';
import { inDocument } from './state.js';
import { model, served } from './store.js';
import { t } from './words.js';

const input = byId('query'), list = byId('results');
export const find = finder(model, nameOf);
let hits = [], active = -1, waiting = null, trouble = '';

function option(hit, index) {
  const common = { role: 'option', id: `hit-${index}`, 'aria-selected': String(index === active), click: () => choose(index) };
  if (hit.document) return el('li', common, el('span', null, hit.document.title), el('small', null, t`文件，只看这一份`));
  if (hit.all) return el('li', common, el('span', null, t`名称 ${hit.all[0]} 个，句子 ${hit.all[1]} 句：放在一张图里看`));
  if (hit.remote) return el('li', common, icon(hit.remote.look), el('span', null, hit.remote.name), el('small', null, hit.remote.look.label));
  if (hit.said) return said(common, hit.said.text, hit.word, `${hit.said.from_name} — ${hit.look.label} → ${hit.said.to_name}`);
  if (!hit.row) {
    const alias = hit.record.aliases.slice(0, 3).join('、');
    return el('li', common, icon(hit.record.look), el('span', null, nameOf(hit.record)), el('small', null, alias || hit.record.look.label));
  }
  return said(common, hit.row.text, hit.word, isEdge(hit.record) ? sentenceOf(hit.record) : nameOf(hit.record));
}

function said(common, text, word, of) {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 14), snippet = (at ? '…' : '') + text.slice(at, at + 60);
  return el('li', { class: 'said', ...common }, el('span', null, ...marked(snippet, [word])), el('small', null, `${t`原文`} · ${of}`));
}

function draw() {
  list.hidden = !input.value.trim();
  input.setAttribute('aria-expanded', String(!list.hidden));
  if (active >= 0) input.setAttribute('aria-activedescendant', `hit-${active}`);
  else input.removeAttribute('aria-activedescendant');
  fill(list, ...(hits.length ? hits.map(option) : [el('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, trouble || (waiting ? t`正在找……` : t`没有找到`))]));
  if (active >= 0 && list.children[active]) list.children[active].scrollIntoView({ block: 'nearest' });
}

function choose(index) {
  const hit = hits[index];
  if (!hit) return;
  if (hit.remote) around(hit.remote.id);
  else if (hit.said) openSaid(hit.said);
  else if (hit.all) openAll(input.value.trim());
  else if (hit.document) alter(state => inDocument(state, hit.document.id), { fly: true });
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

// A page that holds a part of the graph asks for the rest; until then it offers what it has itself.
async function further() {
  const text = input.value.trim();
  trouble = '';
  if (!served || !text) return;
  const mine = ask(text);
  waiting = mine;
  draw();
  const answer = await mine;
  if (waiting !== mine) return;
  waiting = null;
  if (!answer || input.value.trim() !== text) return;
  if (answer.found) {
    const { total } = answer.found;
    hits = [...hitsOf(answer.found), ...(total[0] + total[1] > 1 ? [{ all: total }] : [])];
    active = Math.min(Math.max(active, 0), hits.length - 1);
  } else trouble = answer.failed;
  draw();
}

export function startSearch() {
  input.addEventListener('input', () => {
    hits = find(input.value);
    active = hits.length ? 0 : -1;
    draw();
    further();
  });
  input.addEventListener('keydown', async event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      active = (active + step + hits.length) % hits.length;
      draw();
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.isComposing) {
      // Whoever is quicker than the server means what it will offer first.
      if (waiting) await waiting;
      choose(Math.max(active, 0));
    } else if (event.key === 'Escape') { input.value = ''; close(); event.stopPropagation(); input.blur(); }
  });
  document.addEventListener('click', event => { if (!byId('search').contains(event.target)) close(); });
}

// A second box for choosing one more thing: the far end of a path, the other side of a comparison.
export function picker(hint, chosen, { documents = false } = {}) {
  const box = el('input', { type: 'search', class: 'pick', placeholder: hint, 'aria-label': hint, autocomplete: 'off' });
  const found = el('ul', { class: 'picked' });
  let offered = [];
  const take = hit => { if (hit) chosen(hit.record || hit.document || hit.remote); };
  const list = () => fill(found, ...offered.map(hit => {
    const one = hit.record || hit.remote;
    return el('li', null, el('button', { class: 'node', click: () => take(hit) }, one ? icon(one.look) : null,
      el('span', null, hit.record ? nameOf(one) : one ? one.name : hit.document.title)));
  }));
  const candidates = all => all.filter(hit => (hit.record && !hit.row) || hit.remote || (hit.document && documents)).slice(0, 8);
  box.addEventListener('input', async () => {
    offered = candidates(find(box.value));
    list();
    const answer = served && box.value.trim() ? await ask(box.value.trim()) : null;
    if (!answer || !answer.found) return;
    offered = candidates(hitsOf(answer.found));
    list();
  });
  box.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.isComposing) take(offered[0]); });
  return el('div', { class: 'picker' }, box, found);
}
