// The page as `policygraph serve` sends it: a part of a large graph. What is not here is asked of the server, and what is
// looked at next is the next page.
import { EVERYTHING, VIEW_PARTS, address, wanted } from './asking.js';
import { byId, el, nameOf } from './dom.js';
import { START, encode, select } from './state.js';
import { keepVisits } from './address.js';
import { getState, model, onLeave, served } from './store.js';
import { t } from './words.js';

const typeOf = name => model.types.find(type => type.name === name);
const relationOf = name => model.relations.find(one => one.name === name);
const here = () => served.asked;
const known = { node: id => model.nodes.has(id), document: id => model.documentById.has(id) };
export const whole = () => !served || address(here()) === '/';

export function load(asked, hash = '') {
  keepVisits();
  location.assign(address({ ...EVERYTHING, ...asked }, hash));
}
const chosen = id => encode(select(START, { id }));
export const around = (id, more = {}) => load({ focus: [id], ...more }, chosen(id));

// Answers of the whole store to the search box; the last question only.
let asking = null;
export async function ask(text) {
  if (asking) asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    await new Promise(resolve => setTimeout(resolve, 120));
    if (signal.aborted) return null;
    const answer = await fetch(`/search?q=${encodeURIComponent(text)}`, { signal });
    return answer.ok ? { found: await answer.json() } : { failed: await answer.text() };
  } catch (error) {
    return signal.aborted ? null : { failed: t`服务没有回答：请看终端里的 policygraph serve 还在不在。` };
  }
}

// Hits of the store as the search box has them; what is on this page is meant itself.
export function hitsOf(found) {
  const names = found.names.map(one => (known.node(one.id) ? { record: model.nodes.get(one.id) } : { remote: { ...one, look: typeOf(one.type) } }));
  const titles = found.documents.map(one => ({ document: one }));
  const rows = found.sentences.map(one => ({ said: one, look: relationOf(one.type), word: found.word }));
  return [...names, ...titles, ...rows];
}
export const openSaid = said => load({ focus: [said.from, said.to] },
  encode({ ...START, edge: [said.from, said.type, said.to].map(encodeURIComponent).join(',') }));
export const openAll = words => load({ words }, encode({ ...START, lonely: true }));

// What the page holds, in words.
function title() {
  const { focus, path, documents, words, types, relations, hops, start } = here();
  const name = id => (model.nodes.has(id) ? nameOf(model.nodes.get(id)) : id), names = list => list.map(name).join('、');
  const only = relations.length ? t`，只看${relations.map(one => (relationOf(one) || { label: one }).label).join('、')}` : '';
  const from = start ? t`，第 ${start + 1} 个起` : '';
  if (path.length) return t`${names(path)}之间`;
  if (focus.length) return t`${names(focus)}周围 ${hops} 步` + only + from;
  if (documents.length) return documents.map(id => (known.document(id) ? model.documentById.get(id).title : id)).join('、');
  if (words) return t`找到的“${words}”`;
  if (types.length) return types.map(one => (typeOf(one) || { label: one }).label).join('、') + from;
  return relations.length ? relations.map(one => (relationOf(one) || { label: one }).label).join('、') + from : '';
}

// The lines at the head of the panel: how much of the store this is, and the ways to the rest.
export function partBox() {
  if (!served) return [];
  const { left, counts, absent, groups } = served, { focus, path, documents, hops, start } = here();
  const button = (text, click) => el('button', { class: 'tool', click }, text);
  const near = focus.length && !path.length && !documents.length;
  const next = left && (near || here().types.length || here().relations.length);
  if (whole()) {
    return [absent ? el('p', { class: 'hint' }, t`图谱里没有要看的内容；这里是总览。`) : null,
      groups ? el('p', { class: 'hint' }, t`图谱共有 ${counts.entities} 个节点：搜索，或点一个圆、一份文件，就取来那一部分。`) : null];
  }
  return [el('div', { class: 'part' },
    el('p', null, t`图谱 ${counts.entities} 个节点，这里是其中 ${model.nodes.size} 个。`, left ? ` ${t`另有 ${left} 个没有取来。`}` : ''),
    el('div', { class: 'tools' },
      ...(near && !start && !left ? [1, 2, 3].filter(step => step > hops).map(step => button(t`取 ${step} 步以内`, () => load({ ...here(), hops: step }, encode(getState())))) : []),
      next ? button(t`取其余的`, () => load({ ...here(), hops: 1, start: start + step(near) }, focus.length === 1 ? chosen(focus[0]) : '')) : null,
      button(t`回到总览`, () => load({}))))];
}
// How many of them are here: of a focus its neighbours, of a type its own.
const step = near => (near ? model.nodes.size - here().focus.length
  : here().types.length ? model.ranked.filter(node => here().types.includes(node.type)).length : model.nodes.size);

// Under the name of a node: its relations that are not here.
export function moreOf(node) {
  if (!served || !node.more) return null;
  const { focus, relations } = here(), centre = focus.length === 1 && focus[0] === node.id && !relations.length;
  const ties = centre ? served.ties.map(([type, many]) => el('button', { class: 'tool', click: () => around(node.id, { relations: [type] }) },
    t`只取“${relationOf(type).label}”（${many}）`)) : [];
  return el('div', { class: 'part' }, el('p', null, t`还有 ${node.more} 条关系不在这里。`),
    el('div', { class: 'tools' }, ...(centre ? ties : [el('button', { class: 'tool', id: 'load-around', click: () => around(node.id) }, t`取来它周围的`)])));
}

// On a sample, how many of its kind the store has; else what is counted here.
export function countOf(view, here) {
  const { types = [], relations = [] } = VIEW_PARTS[view] || {};
  if (!served || !served.groups || !VIEW_PARTS[view]) return here;
  return types.concat(relations).reduce((sum, name) => sum + (served.types[name] || served.relations[name] || 0), 0);
}
export const countOfType = (list, name, here) => (served && served.groups ? served[list][name] || 0 : here);

// Beside a type or relation of which the store has more than the page.
export function fetcher(list, name, loaded) {
  const total = served ? served[list][name] || 0 : 0;
  if (total <= loaded) return null;
  return el('button', { class: 'fetch', 'data-fetch': name, title: t`图谱里有 ${total} 个，取来最主要的`, 'aria-label': t`图谱里有 ${total} 个，取来最主要的`,
    click: () => load({ [list]: [name] }) }, '⤓');
}

// Quotes are cut at some number; where so many are here, there may be more.
export const cutQuotes = rows => (served && rows.length >= served.passages
  ? el('p', { class: 'hint' }, t`这里最多列 ${served.passages} 处原文，图谱里可能还有。`) : null);

export function startServed() {
  if (!served) return;
  onLeave((next, before, hash) => {
    const asked = wanted(next, before, here(), known, { sample: Boolean(served.groups), full: Boolean(served.left) });
    if (asked) load(asked, hash);
    return Boolean(asked);
  });
  model.title = title() || model.title;
  byId('title').textContent = model.title;
  const { documents, entities, relations } = served.counts;
  byId('counts').textContent = t`图谱：${documents} 份文件 · ${entities} 个节点 · ${relations} 条关系；这里 ${model.nodes.size} 个节点 · ${model.edges.length} 条关系`;
}
