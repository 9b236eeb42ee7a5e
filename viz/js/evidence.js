// Sentences of documents with the names in question marked: built of text nodes only.
import { alter } from './actions.js';
import { el } from './dom.js';
import { inDocument } from './state.js';
import { citation, namesOf, spans } from './text.js';
import { say } from './announce.js';
import { t } from './words.js';

const FIRST = 5;

export function marked(text, names, far = []) {
  const parts = [];
  let done = 0;
  for (const [start, end] of spans(text, [...names, ...far].sort((a, b) => b.length - a.length))) {
    const word = text.slice(start, end);
    parts.push(text.slice(done, start), el('mark', far.includes(word) && !names.includes(word) ? { class: 'far' } : null, word));
    done = end;
  }
  return [...parts, text.slice(done)];
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // Refused, or not there: the old way needs a field with the text in it.
    const field = el('textarea', { class: 'hidden-field', 'aria-hidden': 'true' });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  say(t`已复制`);
}

function quote(row, names, far, article) {
  return el('blockquote', null,
    el('p', null, ...marked(row.text, names, far)),
    el('cite', null,
      el('button', { class: 'text', title: t`只看这份文件`, click: () => alter(state => inDocument(state, row.document.id), { fly: true }) },
        row.document.title),
      el('span', { title: row.document.id }, `${row.page ? t`第 ${row.page} 页，` : ''}${t`第 ${row.start}–${row.end} 字`}`),
      row.rule ? el('span', { title: t`得出这一条的规则` }, t`规则 ${row.rule}`) : null,
      el('button', { class: 'copy', title: t`连同出处复制，可直接作引文`, click: () => copy(citation(row, article)) }, t`复制引文`)));
}

// The first few quotes, the rest behind a button. Names of `nodes` are marked, those of `others` in a second tone.
export function quotes(rows, nodes, others = [], article = '') {
  const names = namesOf(nodes), far = namesOf(others);
  const one = row => quote(row, names, far, article);
  const list = el('div', { class: 'quotes' }, ...rows.slice(0, FIRST).map(one));
  if (rows.length > FIRST) {
    const more = el('button', { class: 'more', click: () => more.replaceWith(...rows.slice(FIRST).map(one)) }, t`其余 ${rows.length - FIRST} 处`);
    list.append(more);
  }
  return list;
}
