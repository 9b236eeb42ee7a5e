// Rows into files: CSV that Excel opens as it is, and XLSX without compression. Bytes only, no screen.

// A cell that a spreadsheet would take for a formula gets a ' before it.
const harmless = text => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
const cell = value => harmless(value === null || value === undefined ? '' : String(value).toWellFormed ? String(value).toWellFormed() : String(value));
const quoted = text => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

export const csv = rows => '\ufeff' + rows.map(row => row.map(value => quoted(cell(value))).join(',')).join('\r\n') + '\r\n';

const table = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});
const crc = bytes => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
};

// A zip archive of [name, text], stored, dated 1980-01-01: the same rows give the same bytes.
function zip(files) {
  const encoder = new TextEncoder(), parts = [], directory = [];
  let offset = 0;
  const header = (signature, fields) => {
    const view = new DataView(new ArrayBuffer(4 + fields.reduce((sum, [, size]) => sum + size, 0)));
    view.setUint32(0, signature, true);
    let at = 4;
    for (const [value, size] of fields) {
      view[size === 2 ? 'setUint16' : 'setUint32'](at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };
  for (const [name, text] of files) {
    const title = encoder.encode(name), body = encoder.encode(text);
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc(body), 4], [body.length, 4], [body.length, 4], [title.length, 2], [0, 2]];
    const local = header(0x04034b50, common);
    directory.push(header(0x02014b50, [[20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), title);
    parts.push(local, title, body);
    offset += local.length + title.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(0x06054b50, [[0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]]);
  return [...parts, ...directory, end];
}

// XML 1.0 forbids most control characters; a cell of Excel holds at most 32,767 characters.
const xml = text => text.slice(0, 32767).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
  .replace(/[<>&"]/g, char => `&#${char.charCodeAt(0)};`);
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';

function worksheet(rows) {
  const one = value => (typeof value === 'number' && Number.isFinite(value) ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell(value))}</t></is></c>`);
  return `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>` +
    `<sheetData>${rows.map(row => `<row>${row.map(one).join('')}</row>`).join('')}</sheetData></worksheet>`;
}

// sheets: [name, rows]; parts of a Blob come back.
export function xlsx(sheets) {
  const names = sheets.map(([name]) => xml(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)));
  const rels = list => `${HEAD}<Relationships xmlns="${PACKAGE}relationships">${list.map(([id, type, target]) => (
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)).join('')}</Relationships>`;
  const type = (name, kind) => `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return zip([
    ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `${type('/xl/workbook.xml', 'sheet.main')}${sheets.map((_, i) => type(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`],
    ['_rels/.rels', rels([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => (
      `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', rels(sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]))],
    ...sheets.map(([, rows], i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(rows)])
  ]);
}
