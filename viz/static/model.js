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
  const evidence = data.evidence.map(([document, start, end, text, rule, page]) => (
    { document: data.documents[document], start, end, text, rule, page, of: [] }));
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

  // Two edges may join the same ends in the same way (one person, two posts): the second is called …,2.
  const edgeByKey = new Map();
  edges.forEach(edge => {
    const key = [edge.from, edge.type, edge.to].map(encodeURIComponent).join(',');
    let number = 1;
    while (edgeByKey.has(number > 1 ? `${key},${number}` : key)) number += 1;
    edge.key = number > 1 ? `${key},${number}` : key;
    edgeByKey.set(edge.key, edge);
  });
  const isEdge = record => record.source !== undefined;
  const far = (edge, node) => (edge.source === node ? edge.target : edge.source);
  const year = node => Number(node.attributes.year) || 0;

  // Things that are only named, in no relation, would drown the rest: they wait behind a switch.
  const lonely = ranked.filter(node => !node.edges.length);
  if (lonely.length > 12 && lonely.length < ranked.length) lonely.forEach(node => { node.hidden = true; });

  // A label stands on the side away from what its node is tied to; the layout leaves room there (layout.py, _sides).
  function leansLeft(node) {
    const near = node.edges.map(edge => far(edge, node)).filter(other => other !== node);
    return near.length > 0 && near.reduce((sum, other) => sum + other.x, 0) / near.length > node.x + 20;
  }

  window.policygraph = {
    model: {
      title: data.title, types: data.types, relations: data.relations, attributes: data.attributes, options: data.options,
      nodes, edges, evidence, documents, ranked, edgeByKey, lonely, isEdge, far, year, leansLeft
    }
  };
})();
