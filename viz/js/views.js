// The ways to look at a graph: which there are, which is shown, and drawing only that one.
import { openView } from './actions.js';
import { byId, el, fill } from './dom.js';
import { countMapped, drawMap } from './map.js';
import { drawOverview } from './overview.js';
import { countOf } from './served.js';
import { model, served, viewOf } from './store.js';
import { drawTable } from './table.js';
import { countTargets, drawTargets } from './targets.js';
import { countPapers, countPosts, countTrees, drawCitations, drawPosts, drawTree } from './trees.js';
import { drawCompare, drawPath } from './ways.js';
import { t } from './words.js';

const ALWAYS = () => undefined;
// name, words, count (0: there is nothing to see, no button), how to draw
const VIEWS = [
  ['graph', t`关系图`, ALWAYS, null],
  ['overview', t`总览`, () => (model.ranked.length > 30 || (served && served.groups) ? undefined : 0), drawOverview],
  ['targets', t`目标表`, countTargets, drawTargets],
  ['tree', t`布局`, () => (countTrees() ? undefined : 0), drawTree],
  ['posts', t`任职`, countPosts, drawPosts],
  ['citations', t`文件`, () => (countPapers() > 1 ? countPapers() : 0), drawCitations],
  ['map', t`地图`, countMapped, drawMap],
  ['table', t`表格`, ALWAYS, drawTable],
  ['path', t`路径`, ALWAYS, drawPath],
  ['compare', t`比较`, ALWAYS, drawCompare]
];

export function startViews() {
  fill(byId('views'), ...VIEWS.map(([name, text, count]) => {
    const found = countOf(name, count());
    return found === 0 && name !== 'targets' ? null : el('button', { id: `show-${name}`, 'aria-pressed': 'false', click: () => openView(name) },
      found === undefined ? text : `${text} ${found}`);
  }));
}

let drawn = '';
export function showView(state) {
  const view = viewOf(state), changed = view !== drawn;
  for (const [name, , , draw] of VIEWS) {
    const button = byId(`show-${name}`), on = name === view;
    if (button) button.setAttribute('aria-pressed', String(on));
    if (button && on && changed) button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!draw) continue;
    const box = byId(name), at = box.scrollTop;
    box.hidden = !on;
    if (on) draw(state);
    else if (box.firstChild) fill(box);
    box.scrollTop = on && !changed ? at : 0;
  }
  document.body.dataset.view = view;
  drawn = view;
  return changed;
}
