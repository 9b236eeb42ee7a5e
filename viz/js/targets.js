// Targets: a bar for each year, to narrow them down by, and a table of subjects and years.
import { alter, go } from './actions.js';
import { byId, el, fill, icon } from './dom.js';
import { filters, year } from './graph.js';
import { years as between } from './state.js';
import { model } from './store.js';
import { compareNodes, indicator } from './values.js';
import { t } from './words.js';

const all = model.ranked.filter(node => node.type === 'target');
export const countTargets = () => all.length;

function bySubject(targets) {
  const rows = new Map();
  targets.forEach(target => {
    const owners = target.edges.filter(edge => edge.type === 'has_target' && edge.target === target).map(edge => edge.source);
    (owners.length ? owners : [null]).forEach(owner => (rows.get(owner) || rows.set(owner, []).get(owner)).push(target));
  });
  return Array.from(rows).sort((a, b) => !a[0] - !b[0] || b[1].length - a[1].length || a[0].rank - b[0].rank);
}

function entry(target) {
  const indicators = Array.isArray(target.attributes.indicators) ? target.attributes.indicators : [];
  return el('button', { class: 'target', title: t`查看原文`, click: () => go(target) },
    el('span', null, target.attributes.text || target.name),
    el('span', { class: 'indicators' }, ...indicators.map(item => el('span', { class: 'indicator' }, indicator(item)))));
}

const yearName = one => (one ? t`${one}年` : t`未写年份`);
const subject = owner => (owner ? el('button', { class: 'node', click: () => go(owner) }, icon(owner.look), owner.name) : t`未写明主体`);
const of = (list, one) => list.filter(target => year(target) === one).sort(compareNodes).map(entry);
const yearsOf = targets => Array.from(new Set(targets.map(year))).sort((a, b) => a - b);

// Bars of all years that a document speaks of; a click keeps one year, a second click at another year the time between.
function timeline(state) {
  const open = { ...state, from: 0, to: 0 }, rules = filters(model, open);
  const counts = new Map();
  all.filter(node => !rules.node(node) && year(node)).forEach(node => counts.set(year(node), (counts.get(year(node)) || 0) + 1));
  const list = Array.from(counts.keys()).sort((a, b) => a - b), most = Math.max(...counts.values());
  if (list.length < 2) return null;
  const kept = one => !state.to || (one >= state.from && one <= state.to);
  const turn = one => state2 => {
    if (!state2.to) return between(state2, one, one);
    if (state2.from === one && state2.to === one) return between(state2, 0, 0);
    return between(state2, state2.from === state2.to ? state2.from : one, one);
  };
  return el('div', { class: 'timeline', role: 'group', 'aria-label': t`各年目标` }, ...list.map(one => el('button', {
    class: kept(one) ? 'bar on' : 'bar', 'aria-pressed': String(Boolean(state.to) && kept(one)), 'data-year': one,
    title: t`${one}年：${counts.get(one)} 项；点一年只看这一年，再点另一年看这一段`, click: () => alter(turn(one))
  }, el('span', { class: 'count' }, String(counts.get(one))),
  el('span', { class: 'fill', style: `height:${Math.round(6 + 42 * counts.get(one) / most)}px` }), el('span', null, String(one)))),
  state.to ? el('button', { class: 'tool', click: () => alter(one => between(one, 0, 0)) }, t`全部年份`) : null);
}

// Few years: a column each. Many: a line for each subject and year, or the columns would be too narrow to read.
export function drawTargets(state) {
  const rules = filters(model, state), targets = all.filter(node => !rules.node(node)), years = yearsOf(targets);
  fill(byId('targets'), timeline(state), targets.length
    ? el('table', null, ...(years.length > 5 ? long(targets, years) : wide(targets, years)))
    : el('p', { class: 'hint' }, t`这些文件里没有读到写明年份的目标。`));
}

function long(targets, years) {
  const head = el('tr', null, ...[t`主体`, t`年份`, t`目标`].map(text => el('th', { scope: 'col' }, text)));
  const rows = bySubject(targets).flatMap(([owner, list]) => {
    const own = years.filter(one => list.some(target => year(target) === one));
    return own.map((one, index) => el('tr', null,
      index ? null : el('th', { rowspan: own.length, scope: 'rowgroup' }, subject(owner)),
      el('th', { class: 'year', scope: 'row' }, yearName(one)), el('td', null, ...of(list, one))));
  });
  return [el('thead', null, head), el('tbody', null, ...rows)];
}

function wide(targets, years) {
  const head = el('tr', null, el('th', { scope: 'col' }, t`主体`), ...years.map(one => el('th', { scope: 'col' }, yearName(one))));
  const rows = bySubject(targets).map(([owner, list]) => el('tr', null,
    el('th', { scope: 'row' }, subject(owner)), ...years.map(one => el('td', null, ...of(list, one)))));
  return [el('thead', null, head), el('tbody', null, ...rows)];
}
