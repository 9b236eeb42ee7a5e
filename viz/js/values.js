// Attributes in words.
import { model } from './store.js';
import { el } from './dom.js';
import { t, valueOf } from './words.js';

const SIGNS = { '=': '', '>=': '≥ ', '<=': '≤ ', '~': t`约 ` };
const collator = new Intl.Collator('zh-CN', { numeric: true });
const year = node => Number(node.attributes.year) || 0;
export const compareNodes = (a, b) => year(a) - year(b) || collator.compare(a.name, b.name);
export const compareTexts = (a, b) => collator.compare(a, b);

export function indicator(item) {
  if (typeof item !== 'object' || item === null) return String(item);
  const { name, value, comparator } = item;
  return `${name ? name + ' ' : ''}${SIGNS[comparator] === undefined ? comparator || '' : SIGNS[comparator]}${value === undefined ? '' : value}`;
}

function plain(key, value) {
  if (Array.isArray(value)) return value.map(item => plain(key, item)).join(t`、`);
  if (value && typeof value === 'object') return Object.entries(value).map(([name, item]) => `${model.attributes[name] || name} ${plain(name, item)}`).join(t`，`);
  return valueOf(key, value);
}

export const chips = items => el('span', { class: 'indicators' }, ...items.map(item => el('span', { class: 'indicator' }, indicator(item))));
const filled = value => value !== '' && value !== null && !(Array.isArray(value) && !value.length);
const attributeName = (record, key) => model.attributes[`${record.type}.${key}`] || model.attributes[key] || key;

export function attributes(record) {
  // That two documents write one name says nothing that the name does not.
  const plainly = (key, value) => key === 'merged_by' && String(value) === '名称';
  const rows = Object.entries(record.attributes).filter(([key, value]) => filled(value) && !plainly(key, value));
  if (!rows.length) return null;
  const value = (key, item) => {
    if (key === 'indicators' && Array.isArray(item)) return chips(item);
    return key === 'comparator' && SIGNS[item] !== undefined ? SIGNS[item] || '＝' : plain(key, item);
  };
  return el('dl', null, ...rows.flatMap(([key, item]) => [el('dt', null, attributeName(record, key)), el('dd', null, value(key, item))]));
}

// What is said of an edge, its own word first: the post before the day and the status. Further days are told where it is shown alone.
export const details = edge => Object.entries(edge.attributes).filter(([key, value]) => filled(value) && !(key === 'dates' && edge.attributes.date))
  .sort(([a], [b]) => (b === 'title') - (a === 'title')).map(([key, value]) => (key === 'ended' ? model.attributes.ended : plain(key, value))).join(t`，`);
