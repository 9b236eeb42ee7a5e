// The left side: legend, relations and documents, each with counts, each a filter.
import { alter } from './actions.js';
import { byId, el, fill, icon } from './dom.js';
import * as change from './state.js';
import { countOfType, fetcher } from './served.js';
import { home } from './stage.js';
import { model, served, viewOf } from './store.js';
import { LEVELS } from './support.js';
import { t } from './words.js';

function count(records) {
  const found = new Map();
  records.forEach(record => found.set(record.type, (found.get(record.type) || 0) + 1));
  return found;
}
const typeCounts = count(model.ranked), relationCounts = count(model.edges);

function switches(items, list, state, counts, mark) {
  const kind = { off: 'types', cut: 'relations' }[list]; // of these a server knows how many there are in all
  const names = items.map(item => item.name);
  return el('ul', null, ...items.map(item => {
    const on = !state[list].includes(item.name), here = counts.get(item.name) || 0;
    const turn = event => alter(one => (event.shiftKey ? change.only(one, list, item.name, names) : change.toggle(one, list, item.name)));
    return el('li', null, el('button', {
      class: on ? 'switch' : 'switch off', 'aria-pressed': String(on), 'data-name': item.name,
      title: t`点击：显示或隐藏；按住 Shift 点击：只看这一类`, click: turn
    }, mark(item), el('span', { class: 'name' }, item.label), el('span', { class: 'count' }, String(kind ? countOfType(kind, item.name, here) : here))),
    kind ? fetcher(kind, item.name, here) : null);
  }));
}

// The discs of the overview are of all documents; one document is seen in the graph.
const inOne = (state, id) => change.inDocument(id && viewOf(state) === 'overview' ? change.show(state, 'graph') : state, id);

function documentRow(document, state) {
  const on = document.id === state.document;
  return el('li', null, el('button', {
    class: on ? 'document on' : 'document', 'aria-pressed': String(on), title: `${document.title}\n${document.id}`,
    click: () => alter(one => inOne(one, on ? '' : document.id), { fly: !on })
  }, el('span', { class: 'name' }, document.title),
  el('span', { class: 'count', title: t`节点 · 关系` }, document.nodes.size ? `${document.nodes.size} · ${document.edges.size}` : '')));
}

function lonelySwitch(state) {
  const on = model.lonelyWait === state.lonely;
  const turn = () => {
    alter(change.turnLonely);
    home();
  };
  return el('button', {
    id: 'lonely', class: on ? 'switch' : 'switch off', 'aria-pressed': String(on), click: turn,
    title: t`文件里只是提到、没有读出关系的内容；搜索和右侧列表里始终都有`
  }, el('span', { class: 'name' }, t`没有关系的节点`), el('span', { class: 'count' }, String(model.lonely.length)));
}

function derivedSwitch(state) {
  const derived = model.edges.filter(edge => edge.derived).length;
  return derived ? el('button', {
    id: 'derived', class: state.sure ? 'switch off' : 'switch', 'aria-pressed': String(!state.sure), click: () => alter(change.turnSure),
    title: t`虚线：推定（行政区划表），不是文件原文`
  }, el('span', { class: 'line dashed', 'aria-hidden': 'true' }), el('span', { class: 'name' }, t`推定的（虚线）`),
  el('span', { class: 'count' }, String(derived))) : null;
}

// How much a relation rests on, as heavy as it is drawn.
const LEVEL_WORDS = { sentence: t`一句话`, sentences: t`几句话`, documents: t`几份文件` };
const levels = LEVELS.map(name => ({ name, label: LEVEL_WORDS[name] }));
const levelCounts = count(model.edges.filter(edge => edge.support).map(edge => ({ type: edge.support })));
const weight = ({ name }) => el('span', { class: `line ${name}`, 'aria-hidden': 'true' });

const doubted = model.ranked.filter(node => node.doubts).length;
const doubtSwitch = state => (doubted ? el('button', {
  id: 'doubt', class: state.doubt ? 'switch on' : 'switch', 'aria-pressed': String(state.doubt), click: () => alter(change.turnDoubt),
  title: t`合成一个、分成几个或定下类型的理由不足；点击：只看这些`
}, el('span', { class: 'doubt-ring', 'aria-hidden': 'true' }), el('span', { class: 'name' }, t`有疑点的`), el('span', { class: 'count' }, String(doubted))) : null);

// Counts of what is here; a sample of a larger store says nothing of the store, so there they are left out.
function supportSection(state) {
  const found = served && served.groups ? [] : levels.filter(level => levelCounts.get(level.name));
  const parts = [found.length ? switches(found, 'slight', state, levelCounts, weight) : null, derivedSwitch(state), doubtSwitch(state),
    model.ranked.some(node => node.slight) ? el('p', { class: 'hint' }, t`颜色浅的点：只有一句话提到`) : null].filter(Boolean);
  return parts.length ? el('section', { id: 'support' }, el('h3', null, t`依据`), ...parts) : null;
}

const line = () => el('span', { class: 'line', 'aria-hidden': 'true' });
const MANY = 200; // documents listed before the rest waits behind a button

export function drawFilters(state) {
  const sidebar = byId('sidebar'), held = document.activeElement && document.activeElement.getAttribute('data-name');
  const documents = served ? served.counts.documents : model.documents.length, more = documents - Math.min(MANY, model.documents.length);
  fill(sidebar,
    change.filtering(state) ? el('button', { class: 'reset', click: () => alter(change.clear) }, t`清除筛选`) : null,
    el('section', { id: 'types' }, el('h3', null, t`类型`), switches(model.types, 'off', state, typeCounts, icon)),
    el('section', { id: 'relations' }, el('h3', null, t`关系`), switches(model.relations, 'cut', state, relationCounts, line)),
    supportSection(state),
    model.lonely.length ? lonelySwitch(state) : null,
    el('section', { id: 'documents' }, el('h3', null, t`文件`, el('span', { class: 'count' }, String(documents))),
      el('ul', null, ...model.documents.slice(0, MANY).map(document => documentRow(document, state))),
      more > 0 ? el('p', { class: 'hint' }, t`另有 ${more} 份，可以搜索标题`) : null));
  const again = held && Array.from(sidebar.querySelectorAll('.switch')).find(button => button.getAttribute('data-name') === held);
  if (again) again.focus();
}
