// What is shown, as files: tables, data, pictures. Made in the browser; nothing is sent anywhere.
import { el } from './dom.js';
import { COLUMNS, correctionRows, countNotes } from './notes.js';
import { drawSvg } from './picture.js';
import { edgeRows, nodeRows, shownNow } from './rows.js';
import { csv, xlsx } from './sheet.js';
import { getState, model } from './store.js';
import { t } from './words.js';

const stem = () => (model.title || 'graph').replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim().slice(0, 60) || 'graph';

export function save(name, parts, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const anchor = el('a', { href: url, download: `${stem()}${name}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const tableOf = found => [found.names, ...found.rows.map(row => row.cells)];
const both = () => [[t`关系`, tableOf(edgeRows(model, getState()))], [t`节点`, tableOf(nodeRows(model, getState()))]];

function json() {
  const { nodes, edges } = shownNow(model, getState());
  const sentence = row => ({ document: row.document.id, start: row.start, end: row.end, text: row.text, page: row.page });
  const common = one => ({ type: one.type, attributes: one.attributes, derived: one.derived, evidence: one.evidence.map(sentence) });
  return JSON.stringify({
    nodes: nodes.map(one => ({ id: one.id, name: one.name, aliases: one.aliases, ...common(one) })),
    edges: edges.map(one => ({ source: one.from, target: one.to, ...common(one) }))
  }, null, 1);
}

function png({ text, width, height }) {
  const image = new Image();
  image.onload = () => {
    const canvas = el('canvas', { width: width * 2, height: height * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, width * 2, height * 2);
    canvas.toBlob(blob => save('.png', [blob], 'image/png'));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

const FORMATS = {
  CSV: () => save('.csv', [csv(tableOf(edgeRows(model, getState())))], 'text/csv;charset=utf-8'),
  XLSX: () => save('.xlsx', xlsx(both()), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  JSON: () => save('.json', [json()], 'application/json'),
  ...pictureFormats(drawSvg)
};

function pictureFormats(draw) {
  return { PNG: () => png(draw()), SVG: () => save('.svg', [draw().text], 'image/svg+xml') };
}

const buttons = formats => Object.entries(formats).map(([name, make]) => (
  el('button', { class: 'tool', 'data-format': name, title: t`导出现在显示的内容`, click: make }, name)));
// For a view that is a picture of its own: `draw` gives its SVG.
export const pictureButtons = draw => buttons(pictureFormats(draw));

const saveCorrections = () => save('-corrections.csv', [csv([COLUMNS, ...correctionRows()])], 'text/csv;charset=utf-8');

export function exportButtons() {
  return [
    ...buttons(FORMATS),
    countNotes() ? el('button', { class: 'tool', 'data-format': 'corrections', title: t`policygraph build 能读回的更正表`, click: saveCorrections }, t`批注 ${countNotes()}`) : null
  ];
}
