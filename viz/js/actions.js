// What a reader does, as changes of the state.
import { isEdge } from './graph.js';
import * as change from './state.js';
import { dispatch, getState, model, viewOf } from './store.js';

// Views that stay when a fact in them is clicked; the panel beside them shows it.
const STAYS = ['graph', 'targets', 'tree', 'posts', 'citations', 'map', 'table', 'compare', 'path'];

function revealed(state, node) {
  const document = model.documentById.get(state.document);
  const hides = state.off.includes(node.type) || (state.doubt && !node.doubts) || (document && !document.nodes.has(node)) || !node.edges.length ||
    (node.type === 'target' && state.to > 0);
  return hides ? change.reveal(state, node, !document || document.nodes.has(node)) : state;
}

export function go(record, { fly = true, view } = {}) {
  let state = getState();
  if (record) state = (isEdge(record) ? [record.source, record.target] : [record]).reduce(revealed, state);
  const current = viewOf(state);
  state = record || current !== 'graph' ? change.select(state, record) : change.release(state);
  if (view) state = change.show(state, view);
  else if (record && !STAYS.includes(current)) state = change.show(state, 'graph');
  dispatch(state, { push: true, fly });
}

export const openView = view => dispatch(change.show(getState(), view === (model.opening.view || 'graph') ? '' : view), { push: true });
export const alter = (make, how) => dispatch(make(getState()), how);
