// Targets as a table: a row for each subject, a column for each year.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model } = pg;
  const { el, icon, fill, byId } = pg.dom;
  const shown = () => model.ranked.filter(node => node.type === 'target' && !node.hidden);

  function bySubject(targets) {
    const rows = new Map();
    targets.forEach(target => {
      const owners = target.edges.filter(edge => edge.type === 'has_target' && edge.target === target).map(edge => edge.source);
      (owners.length ? owners : [null]).forEach(owner => (rows.get(owner) || rows.set(owner, []).get(owner)).push(target));
    });
    return Array.from(rows).sort((a, b) => !a[0] - !b[0] || b[1].length - a[1].length || a[0].rank - b[0].rank);
  }

  function entry(target) {
    const indicators = Array.isArray(target.attributes.indicators) ? target.attributes.indicators : [];
    return el('button', { class: 'target', title: '查看原文', click: () => pg.select(target, { fly: true }) },
      el('span', null, target.attributes.text || target.name),
      ...indicators.map(item => el('span', { class: 'indicator' }, pg.panel.indicator(item))));
  }

  function draw() {
    const targets = shown(), years = Array.from(new Set(targets.map(model.year))).sort((a, b) => a - b);
    const head = el('tr', null, el('th', null, '主体'), ...years.map(year => el('th', null, year ? `${year}年` : '未写年份')));
    const rows = bySubject(targets).map(([owner, list]) => el('tr', null,
      el('th', null, owner ? el('button', { class: 'node', click: () => pg.select(owner, { fly: true }) }, icon(owner.look), owner.name) : '未写明主体'),
      ...years.map(year => el('td', null, ...list.filter(target => model.year(target) === year).sort(pg.panel.compare).map(entry)))));
    fill(byId('targets'), targets.length
      ? el('table', null, el('thead', null, head), el('tbody', null, ...rows))
      : el('p', { class: 'hint' }, '这些文件里没有读到写明年份的目标。'));
  }

  pg.targets = { draw, count: () => model.ranked.filter(node => node.type === 'target').length };
})();
