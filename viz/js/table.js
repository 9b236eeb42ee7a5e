// What is shown, as a table that can be sorted and saved.
import { go } from './actions.js';
import { byId, el, fill, icon, nameOf } from './dom.js';
import { edgeRows, nodeRows } from './rows.js';
import { exportButtons } from './save.js';
import { model } from './store.js';
import { compareTexts } from './values.js';
import { t } from './words.js';

const MOST = 500; // rows drawn; all of them are saved
let sort = { edges: [0, 1], nodes: [3, -1] }, kind = 'edges';

function order(rows) {
  const [column, way] = sort[kind];
  const value = row => row.cells[column];
  return rows.slice().sort((a, b) => way * (typeof value(a) === 'number' ? value(a) - value(b) : compareTexts(String(value(a)), String(value(b)))));
}

function header(names, again) {
  const [column, way] = sort[kind];
  return el('tr', null, ...names.map((name, index) => el('th', {
    scope: 'col', 'aria-sort': index === column ? (way > 0 ? 'ascending' : 'descending') : 'none'
  }, el('button', {
    class: 'sort', click: () => { sort[kind] = [index, index === column ? -way : 1]; again(); }
  }, name, index === column ? (way > 0 ? ' ↑' : ' ↓') : ''))));
}

function line({ record, cells }) {
  return el('tr', null, ...cells.map((value, index) => el(index ? 'td' : 'th', index ? null : { scope: 'row' },
    index ? String(value) : el('button', { class: 'node', click: () => go(record) }, record.source ? null : icon(record.look),
      record.source ? String(value) : nameOf(record)))));
}

export function drawTable(state) {
  const again = () => drawTable(state);
  const found = kind === 'edges' ? edgeRows(model, state) : nodeRows(model, state), rows = order(found.rows);
  const tab = (name, text, count) => el('button', {
    class: 'tool', 'aria-pressed': String(kind === name), 'data-kind': name, click: () => { kind = name; again(); }
  }, `${text}${count === undefined ? '' : ` ${count}`}`);
  fill(byId('table'),
    el('div', { class: 'tools bar-of-tools' }, tab('edges', t`关系`), tab('nodes', t`节点`), el('span', { class: 'count' }, t`${rows.length} 行`), ...exportButtons()),
    el('table', null, el('thead', null, header(found.names, again)), el('tbody', null, ...rows.slice(0, MOST).map(line))),
    rows.length > MOST ? el('p', { class: 'hint' }, t`只列出前 ${MOST} 行；导出的文件里是全部。`) : null);
}
