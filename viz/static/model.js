// The graph as the page uses it: records from the JSON, indexed. No drawing, no DOM beyond reading the data.
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const byName = list => new Map(list.map(item => [item.name, item]));
  const types = byName(data.types);
  const relations = byName(data.relations);
  const nodes = new Map();
  data.nodes.forEach((node, index) => nodes.set(node.id, Object.assign(node, { index, edges: [], look: types.get(node.type) })));
  const edges = data.edges.map(edge => Object.assign(edge, {
    source: nodes.get(edge.from), target: nodes.get(edge.to), look: relations.get(edge.type)
  }));
  edges.forEach(edge => {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
  });
  const evidence = data.evidence.map(([document, start, end, text, rule]) => (
    { document: data.documents[document], start, end, text, rule, of: [] }));
  const documents = data.documents.map(document => Object.assign(document, { nodes: new Set(), edges: new Set() }));

  function attach(record, kind) {
    record.evidence = record.evidence.map(number => evidence[number]);
    record.evidence.forEach(row => {
      row.of.push(record);
      row.document[kind].add(record);
    });
  }
  edges.forEach(edge => attach(edge, 'edges'));
  nodes.forEach(node => attach(node, 'nodes'));
  edges.forEach(edge => edge.evidence.forEach(row => row.document.nodes.add(edge.source).add(edge.target)));

  const order = new Map(data.types.map((type, index) => [type.name, index]));
  const ranked = Array.from(nodes.values()).sort((a, b) =>
    b.edges.length - a.edges.length || order.get(a.type) - order.get(b.type) || a.index - b.index);
  ranked.forEach((node, rank) => { node.rank = rank; });

  const edgeKey = edge => [edge.from, edge.type, edge.to].map(encodeURIComponent).join(',');
  const edgeByKey = new Map(edges.map(edge => [edgeKey(edge), edge]));
  const isEdge = record => record.source !== undefined;
  const far = (edge, node) => (edge.source === node ? edge.target : edge.source);
  const year = node => Number(node.attributes.year) || 0;

  window.policygraph = {
    model: {
      title: data.title, types: data.types, relations: data.relations, attributes: data.attributes, options: data.options,
      nodes, edges, evidence, documents, ranked, edgeKey, edgeByKey, isEdge, far, year
    }
  };
})();
