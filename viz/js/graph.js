// The graph as the page uses it: records indexed, and questions about them. Nothing here knows of a screen.
import { isSlight, supportOf } from './support.js';

export const isEdge = record => record.source !== undefined;
export const far = (edge, node) => (edge.source === node ? edge.target : edge.source);
export const year = node => Number(node.attributes.year) || 0;

// A node that someone gave a colour of its own keeps it.
const painted = (node, look) => (node.paint ? { ...look, color: node.paint } : look);

export function build(data, lang = '') {
  const named = list => list.map(item => (lang === 'en' && item.en ? { ...item, ...item.en } : item));
  const types = named(data.types), relations = named(data.relations);
  const typeOf = byName(types), relationOf = byName(relations);
  const nodes = new Map(data.nodes.map((node, index) => [node.id, { ...node, index, edges: [], look: painted(node, typeOf.get(node.type)) }]));
  const edges = data.edges.map(edge => ({
    ...edge, source: nodes.get(edge.from), target: nodes.get(edge.to), look: relationOf.get(edge.type)
  }));
  edges.forEach(edge => {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
  });
  const documents = data.documents.map(document => ({ ...document, nodes: new Set(), edges: new Set() }));
  const passages = data.passages.map(([document, start, end, text, page]) => ({ document: documents[document], start, end, text, page }));
  const evidence = data.evidence.map(([passage, rule]) => ({ ...passages[passage], rule, of: [] }));
  attach(evidence, nodes, edges);
  edges.forEach(edge => { edge.support = supportOf(edge); });
  nodes.forEach(node => { node.slight = isSlight(node); });
  const opening = { ...data.opening };
  if (opening.headings) opening.headings = opening.headings.map(one => ({ ...one, text: relationOf.get(one.relation)[one.out ? 'outgoing' : 'incoming'] }));
  (opening.heads || []).forEach(id => { nodes.get(id).head = true; });
  (opening.nodes || []).forEach((id, place) => { nodes.get(id).core = place + 1; });
  const ranked = rank(nodes, types), lonely = ranked.filter(node => !node.edges.length);
  return {
    title: data.title, made: data.made, types, relations, options: data.options, opening, atlas: data.atlas || {},
    attributes: lang === 'en' ? { ...data.attributes, ...data.attributes_en } : data.attributes,
    nodes, edges, evidence, documents, ranked, lonely, edgeByKey: keyed(edges),
    documentById: new Map(documents.map(document => [document.id, document])),
    // Things that are only named, in no relation, would drown the rest: they wait behind a switch.
    lonelyWait: lonely.length > 12 && lonely.length < ranked.length
  };
}

const byName = list => new Map(list.map(item => [item.name, item]));

function attach(evidence, nodes, edges) {
  const join = (record, kind) => {
    record.evidence = record.evidence.map(number => evidence[number]);
    record.evidence.forEach(row => {
      row.of.push(record);
      row.document[kind].add(record);
    });
  };
  edges.forEach(edge => join(edge, 'edges'));
  nodes.forEach(node => join(node, 'nodes'));
  edges.forEach(edge => edge.evidence.forEach(row => row.document.nodes.add(edge.source).add(edge.target)));
}

function rank(nodes, types) {
  const order = new Map(types.map((type, index) => [type.name, index]));
  const ranked = Array.from(nodes.values()).sort((a, b) =>
    b.edges.length - a.edges.length || order.get(a.type) - order.get(b.type) || a.index - b.index);
  ranked.forEach((node, index) => { node.rank = index; });
  return ranked;
}

// Two edges may join the same ends in the same way (one person, two posts): the second is called …,2.
function keyed(edges) {
  const found = new Map();
  edges.forEach(edge => {
    const key = [edge.from, edge.type, edge.to].map(encodeURIComponent).join(',');
    let number = 1;
    while (found.has(number > 1 ? `${key},${number}` : key)) number += 1;
    edge.key = number > 1 ? `${key},${number}` : key;
    found.set(edge.key, edge);
  });
  return found;
}

export function selectedOf(model, state) {
  return state.node ? model.nodes.get(state.node) || null : state.edge ? model.edgeByKey.get(state.edge) || null : null;
}

// Whether filters hide a node; `waits` adds those that are only named.
export function filters(model, state) {
  const off = new Set(state.off), cut = new Set(state.cut), slight = new Set(state.slight), asked = new Set(state.asked);
  const chosen = model.documentById.get(state.document);
  const late = node => state.to > 0 && node.type === 'target' && (year(node) < state.from || year(node) > state.to);
  const node = one => off.has(one.type) || Boolean(chosen && !chosen.nodes.has(one)) || late(one) || (state.doubt && !one.doubts);
  const waiting = model.lonelyWait ? !state.lonely : state.lonely;
  const waits = one => node(one) || (waiting && !one.edges.length && !asked.has(one.id));
  const edge = one => cut.has(one.type) || slight.has(one.support) || (state.sure && one.derived) || waits(one.source) || waits(one.target) ||
    Boolean(chosen && !one.derived && !chosen.edges.has(one));
  return { node, waits, edge };
}

// Nodes up to `hops` steps away, in the order of distance, with the edges between them that `passes` lets through.
export function neighbourhood(node, hops, passes = () => true) {
  const steps = new Map([[node, 0]]), queue = [node];
  for (const one of queue) {
    if (steps.get(one) >= hops) continue;
    one.edges.filter(passes).forEach(edge => {
      const other = far(edge, one);
      if (!steps.has(other)) { steps.set(other, steps.get(one) + 1); queue.push(other); }
    });
  }
  const edges = new Set();
  queue.forEach(one => one.edges.filter(passes).forEach(edge => {
    // Edges between two nodes of the outermost ring would say nothing of the middle.
    if (steps.has(edge.source) && steps.has(edge.target) && Math.min(steps.get(edge.source), steps.get(edge.target)) < hops) edges.add(edge);
  }));
  return { nodes: queue, edges: Array.from(edges), steps };
}

// All shortest ways from one node to another, at most `most` and no longer than `limit`, the surest edges first.
export function paths(from, to, { passes = () => true, most = 5, limit = 8 } = {}) {
  const steps = new Map([[to, 0]]), queue = [to];
  for (const one of queue) {
    if (one === from || steps.get(one) >= limit) break;
    one.edges.filter(passes).forEach(edge => {
      const other = far(edge, one);
      if (!steps.has(other)) { steps.set(other, steps.get(one) + 1); queue.push(other); }
    });
  }
  const found = [];
  (function walk(at, way) {
    if (found.length >= most) return;
    if (at === to) { found.push(way); return; }
    const ahead = at.edges.filter(edge => passes(edge) && steps.get(far(edge, at)) === steps.get(at) - 1);
    const seen = new Set();
    ahead.sort((a, b) => a.derived - b.derived || b.evidence.length - a.evidence.length).forEach(edge => {
      const next = far(edge, at);
      if (!seen.has(next)) { seen.add(next); walk(next, [...way, { edge, from: at, to: next }]); }
    });
  })(from, []);
  return steps.has(from) ? found : [];
}

// What two nodes, or two documents, have in common and what only one has. Rows: relation, other end, edges of each.
export function compare(first, second) {
  const facts = one => {
    const found = new Map();
    const edges = one.edges instanceof Set ? Array.from(one.edges, edge => ['', edge]) : one.edges.map(edge => [one, edge]);
    edges.forEach(([self, edge]) => {
      const out = edge.source === self, other = self ? far(edge, self) : null;
      const key = other ? `${out} ${edge.type} ${sameness(other)}` : edge.key;
      if (!found.has(key)) found.set(key, { edge, other, out });
    });
    return found;
  };
  const a = facts(first), b = facts(second);
  const pick = (from, test) => Array.from(from).filter(([key]) => test(key)).map(([, fact]) => fact);
  return {
    both: Array.from(a).filter(([key]) => b.has(key)).map(([key, fact]) => [fact, b.get(key)]),
    first: pick(a, key => !b.has(key)), second: pick(b, key => !a.has(key))
  };
}

// Targets of two places are never one node: they are alike when they speak of the same indicator in the same year.
function sameness(node) {
  const { indicators } = node.attributes;
  if (node.type !== 'target' && node.type !== 'indicator') return node.id;
  const names = Array.isArray(indicators) ? indicators.map(item => item && item.name).filter(Boolean) : [];
  const own = node.attributes.name || node.attributes.indicator;
  return names.length ? `${year(node)} ${names.join(' ')}` : own ? `${year(node)} ${own}` : node.id;
}
