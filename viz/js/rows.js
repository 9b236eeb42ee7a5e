// Nodes and relations that are shown, as rows of cells; no screen.
import { filters, neighbourhood, selectedOf, isEdge } from './graph.js';
import { t, valueOf } from './words.js';

// Within the focus if something is selected, else all that the filters let through.
export function shownNow(model, state) {
  const rules = filters(model, state), record = selectedOf(model, state);
  const passes = edge => !rules.edge(edge);
  if (record && !isEdge(record)) return neighbourhood(record, state.hops, passes);
  if (record) return { nodes: [record.source, record.target], edges: [record] };
  return { nodes: model.ranked.filter(node => !rules.waits(node)), edges: model.edges.filter(passes) };
}

const said = record => record.evidence[0];
const place = row => (row ? (row.page ? t`第 ${row.page} 页，` : '') + t`第 ${row.start}–${row.end} 字` : '');
const values = (attributes, names) => Object.entries(attributes).filter(([, value]) => value !== '' && value !== null && typeof value !== 'object')
  .map(([key, value]) => `${names[key] || key} ${valueOf(key, value)}`).join(t`；`);

export function edgeRows(model, state) {
  const names = [t`主体`, t`关系`, t`对象`, t`说明`, t`原文`, t`文件`, t`位置`, t`推定`];
  const rows = shownNow(model, state).edges.map(edge => ({
    record: edge,
    cells: [edge.source.name, edge.look.label, edge.target.name, values(edge.attributes, model.attributes), said(edge) ? said(edge).text : '',
      said(edge) ? said(edge).document.title : '', place(said(edge)), edge.derived ? t`推定` : '']
  }));
  return { names, rows };
}

export function nodeRows(model, state) {
  const names = [t`名称`, t`类型`, t`别名`, t`关系数`, t`年份`, t`原文`, t`文件`];
  const rows = shownNow(model, state).nodes.map(node => ({
    record: node,
    cells: [node.name, node.look.label, node.aliases.join('、'), node.edges.length, node.attributes.year || '', said(node) ? said(node).text : '',
      said(node) ? said(node).document.title : '']
  }));
  return { names, rows };
}
