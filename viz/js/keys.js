// The page by keyboard, and what is said to those who listen.
import { alter, go, openView } from './actions.js';
import { say, whisper } from './announce.js';
import { towards } from './camera.js';
import { byId, nameOf, sentenceOf } from './dom.js';
import { copyLink } from './tools.js';
import * as map from './map.js';
import { far, isEdge, selectedOf } from './graph.js';
import { around, release } from './state.js';
import * as stage from './stage.js';
import { dispatch, getState, model, viewOf } from './store.js';
import { t } from './words.js';

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Along the edges of what is selected; with nothing selected, to the weightiest node.
function walk(direction) {
  const record = selectedOf(model, getState());
  if (!record) {
    const first = model.nodes.get(model.opening.subject) || model.ranked.find(node => !node.hidden);
    if (first) go(first);
    return;
  }
  const from = isEdge(record) ? record.source : record;
  const next = towards(from, from.edges.filter(edge => !edge.hidden).map(edge => far(edge, from)).filter(node => node !== from), direction);
  if (next) go(next);
  else say(t`这个方向没有相连的节点`);
}

// What plus, minus and nought move: the map where it is seen.
const eye = () => (viewOf(getState()) === 'map' ? map : stage);
const escape = () => dispatch(release(getState()), { push: true });
const ACTIONS = {
  Escape: () => { if (byId('help').open) byId('help').close(); else escape(); },
  0: () => eye().fit(), '+': () => eye().zoom(1.25), '=': () => eye().zoom(1.25), '-': () => eye().zoom(0.8),
  1: () => alter(state => around(state, 1), { fly: true }), 2: () => alter(state => around(state, 2), { fly: true }),
  3: () => alter(state => around(state, 3), { fly: true }),
  g: () => openView('graph'), t: () => openView('targets'), b: () => openView('table'), m: () => map.countMapped() === 0 || openView('map'), l: copyLink,
  '/': () => byId('query').focus(), '?': () => byId('help').showModal()
};

export function startKeys() {
  document.addEventListener('keydown', event => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
    if (ARROWS[event.key] && (event.target === byId('canvas') || event.target === document.body)) walk(ARROWS[event.key]);
    else if (ARROWS[event.key] && byId('map').contains(event.target)) map.pan(ARROWS[event.key]);
    else if (event.key === 'Enter' && event.target === byId('canvas')) byId('panel').focus();
    else if (Object.prototype.hasOwnProperty.call(ACTIONS, event.key)) ACTIONS[event.key]();
    else return;
    event.preventDefault();
  });
  byId('close-help').addEventListener('click', () => byId('help').close());
}

export function announce(state, before) {
  if (state.node === before.node && state.edge === before.edge && state.hops === before.hops) return;
  const record = selectedOf(model, state);
  if (!record) whisper(t`没有选中什么`);
  else if (isEdge(record)) whisper(t`关系：${sentenceOf(record)}`);
  else whisper(t`${nameOf(record)}，${record.look.label}，${record.edges.length} 条关系`);
}
