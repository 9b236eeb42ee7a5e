// The reader's notes and corrections, kept in this browser; exported as a table that policygraph reads back.
import { el } from './dom.js';
import { isEdge } from './graph.js';
import { keep, model } from './store.js';
import { t } from './words.js';

// 决定 as docs/corrections.md has them; '' is a note without a decision.
const DECISIONS = ['', '删除', '改名', '改类型', '无误'];
// What a row of corrections says of it, kept with the note: the page of a large graph may not hold it any more.
const about = record => {
  const [first, second] = isEdge(record) ? [record.source, record.target] : [record, null];
  return [first.id, first.name, second ? second.id : '', second ? second.name : '', second ? record.type : '',
    [...new Set(record.evidence.map(row => row.document.id))].join('；')];
};
const keyOf = record => (isEdge(record) ? `edge ${record.key}` : `node ${record.id}`);
let notes = load();
const changed = [];

function load() {
  try {
    const read = JSON.parse(keep('notes') || '{}');
    return read && typeof read === 'object' ? new Map(Object.entries(read)) : new Map();
  } catch (error) {
    return new Map(); // another page wrote something else there
  }
}

export const onNotes = listener => changed.push(listener);
export const countNotes = () => notes.size;

function write(record, note) {
  if (note.text || note.decision) notes.set(keyOf(record), { ...note, about: about(record) });
  else notes.delete(keyOf(record));
  keep('notes', notes.size ? JSON.stringify(Object.fromEntries(notes)) : null);
  changed.forEach(listener => listener());
}

export function noteField(record) {
  const note = notes.get(keyOf(record)) || { text: '', decision: '', value: '' };
  const text = el('textarea', { rows: 2, class: 'note-text', 'aria-label': t`我的批注`, placeholder: t`写下理由或疑问；只存在这台电脑上` });
  const value = el('input', { class: 'note-value', 'aria-label': t`改成`, placeholder: t`改成` });
  const decision = el('select', { class: 'note-decision', 'aria-label': t`更正` },
    ...DECISIONS.filter(one => !(isEdge(record) && (one === '改名' || one === '改类型'))).map(one => el('option', { value: one }, one ? t([one]) : t`只作批注`)));
  text.value = note.text;
  value.value = note.value || '';
  decision.value = note.decision;
  const needs = () => { value.hidden = !['改名', '改类型'].includes(decision.value); };
  const save = () => {
    needs();
    write(record, { text: text.value.trim(), decision: decision.value, value: value.hidden ? '' : value.value.trim(), when: new Date().toISOString().slice(0, 10) });
  };
  [text, value, decision].forEach(field => field.addEventListener('change', save));
  needs();
  return el('details', { class: 'note-box', open: Boolean(note.text || note.decision) },
    el('summary', null, t`批注与更正`), text, el('div', { class: 'tools' }, decision, value));
}

export const COLUMNS = ['决定', '对象', '名称', '另一对象', '另一名称', '关系', '值', '文件', '谁', '何时', '为什么'];

// A row for each note, columns as COLUMNS.
export function correctionRows() {
  return Array.from(notes).flatMap(([key, note]) => {
    const record = key.startsWith('edge ') ? model.edgeByKey.get(key.slice(5)) : model.nodes.get(key.slice(5));
    if (!record && !Array.isArray(note.about)) return [];
    const told = (record ? about(record) : note.about).map(String);
    return [[note.decision, ...told.slice(0, 5), note.value || '', told[5], '', note.when, note.text]];
  });
}
