// The page put together: one state, and everything drawn from it.
import { back, canGoBack, framed, write } from './address.js';
import { go } from './actions.js';
import { byId } from './dom.js';
import * as draw from './draw.js';
import { drawFilters } from './filters.js';
import { far, filters, isEdge, neighbourhood, selectedOf } from './graph.js';
import { announce, startKeys } from './keys.js';
import { mapLabels } from './map.js';
import { onNotes } from './notes.js';
import { showPanel, toTop } from './panel.js';
import { startSaved } from './saved.js';
import { startSearch } from './search.js';
import { load, startServed, whole as wholeGraph } from './served.js';
import * as stage from './stage.js';
import * as change from './state.js';
import { dispatch, getState, keep, model, served, subscribe, viewOf } from './store.js';
import { showView, startViews } from './views.js';
import { pathsOf } from './ways.js';
import { speaksEnglish, t, translate } from './words.js';

function focusOf(state, rules) {
  const passes = edge => !rules.edge(edge), record = selectedOf(model, state);
  if (record && isEdge(record)) {
    const others = record.source.edges.filter(edge => edge !== record && passes(edge) && far(edge, record.source) === record.target);
    return rules.edge(record) ? null : { nodes: [record.source, record.target], edges: [record, ...others], strong: [record] };
  }
  if (record) return record.hidden ? null : { node: record, ...neighbourhood(record, state.hops, passes) };
  const ways = state.path.length === 2 ? pathsOf(state) : [];
  if (!ways.length || !ways[0].length) return null;
  const steps = ways.flat(), nodes = new Set(steps.flatMap(step => [step.from, step.to]));
  return { nodes: [...nodes], edges: [...new Set(steps.map(step => step.edge))], strong: ways[0].map(step => step.edge) };
}

const isSubject = focus => Boolean(served && focus && focus.node && focus.node.id === model.opening.subject);

let whole = false; // all nodes were asked for; until the opening view is

function seeAll() {
  whole = true;
  byId('more').hidden = true;
  stage.fit();
}

function render(state, before, { fly }) {
  const rules = filters(model, state);
  stage.hide(rules.waits, rules.edge);
  drawFilters(state);
  const moved = showView(state), focus = focusOf(state, rules);
  // Around what the page is about everything is in focus; lines by the hundred would only cover it.
  draw.setFocus(isSubject(focus) && focus.edges.length > 100 ? null : focus);
  showPanel(state);
  if (state.node !== before.node || state.edge !== before.edge || moved) toTop();
  const shown = stage.all.some(node => !node.hidden), notice = byId('notice');
  notice.hidden = shown || !stage.all.length;
  notice.textContent = t`筛选之后没有可显示的节点。`;
  const rest = stage.all.filter(node => !node.hidden && !node.core).length;
  byId('more').hidden = whole || !model.opening.nodes || !rest || Boolean(focus) || viewOf(state) !== 'graph';
  byId('more').textContent = t`另有 ${rest} 个节点，看全图`;
  document.body.classList.toggle('chosen', Boolean(state.node || state.edge));
  byId('back').disabled = !canGoBack();
  if (fly && viewOf(state) === 'graph') land(state, focus);
  announce(state, before);
}

function land(state, focus) {
  // What the server sent around a node is laid out around it.
  if (isSubject(focus)) stage.home();
  else if (focus) stage.fly(focus.nodes, 1.4);
  else if (state.document) stage.fly(Array.from(model.documentById.get(state.document).nodes), 1.5);
  else stage.home();
}

function startPointer(pilot) {
  const box = byId('canvas');
  pilot.onClick(point => {
    const hit = stage.hit(point, draw.labelAt);
    go(hit, { fly: Boolean(hit) && !isEdge(hit) && stage.cramped(hit) });
  });
  // A long press looks one step further than a tap.
  pilot.onHold(point => {
    const hit = stage.hit(point, draw.labelAt);
    if (hit && !isEdge(hit)) dispatch(change.around(change.select(getState(), hit), 2), { push: true, fly: true });
  });
  let waiting = false;
  box.addEventListener('mousemove', event => {
    if (waiting || event.buttons) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const frame = box.getBoundingClientRect();
      const hit = stage.hit({ x: event.clientX - frame.x, y: event.clientY - frame.y }, draw.labelAt);
      box.style.cursor = hit ? 'pointer' : '';
      draw.hover(hit && !isEdge(hit) ? hit : null);
    });
  });
  box.addEventListener('mouseleave', () => draw.hover(null));
}

// The page's own words; what comes from documents is never looked up.
function speak() {
  if (!speaksEnglish()) return;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('script') && node.data.trim()) node.data = translate(node.data);
  }
  document.querySelectorAll('[title], [aria-label], [placeholder]').forEach(node => ['title', 'aria-label', 'placeholder'].forEach(name => {
    if (node.hasAttribute(name)) node.setAttribute(name, translate(node.getAttribute(name)));
  }));
}

function goHome() {
  if (!wholeGraph()) { load({}); return; }
  whole = false;
  dispatch(change.show(change.release(getState()), ''), { push: true, fly: true });
}

function startHeader() {
  byId('back').addEventListener('click', back);
  byId('fit').addEventListener('click', () => { go(null, { view: 'graph' }); seeAll(); });
  byId('home').addEventListener('click', goHome);
  byId('more').addEventListener('click', seeAll);
  byId('menu').addEventListener('click', () => document.body.classList.toggle('menu'));
  byId('show-help').addEventListener('click', () => byId('help').showModal());
  byId('language').addEventListener('click', () => {
    const lang = speaksEnglish() ? 'zh' : 'en';
    keep('lang', lang);
    write(change.encode({ ...getState(), lang: framed ? lang : '' }), false);
    location.reload();
  });
  byId('title').textContent = model.title;
  byId('counts').textContent = t`${model.documents.length} 份文件 · ${model.nodes.size} 个节点 · ${model.edges.length} 条关系 · ${model.evidence.length} 处原文`;
  if (stage.all.length) return;
  byId('empty').hidden = false;
  byId('empty').textContent = t`没有读到任何可以入图的内容。请检查文件夹里是否有政策文件，文件是否能打开。`;
}

speak();
startViews();
startHeader();
startServed();
startSearch();
startSaved();
const rules = filters(model, getState());
stage.hide(rules.waits, rules.edge);
startPointer(stage.start(draw.overlay));
startKeys();
subscribe(render);
onNotes(() => showView(getState()));
render(getState(), change.START, { fly: Boolean(getState().node || getState().edge || getState().document || getState().path.length) });

// For tests and for bookmarks made by hand.
window.policygraph = {
  model, select: go, labels: draw.labels, words: draw.relationWords, focused: draw.focused, mapLabels, screenPosition: stage.screenPosition,
  view: () => stage.view(), state: getState, ready: true
};
