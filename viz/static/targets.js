// Targets as a table: a row for each subject, a column for each year.
(function () {
  'use strict';
  const pg = window.policygraph;
  const { model } = pg;
  const { el, icon, fill, byId } = pg.dom;
  const shown = () => model.ranked.filter(node => node.type === 'target' && !pg.filters.filtered(node));

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
      el('span', { class: 'indicators' }, ...indicators.map(item => el('span', { class: 'indicator' }, pg.panel.indicator(item)))));
  }

  const yearName = year => (year ? `${year}年` : '未写年份');
  const subject = owner => (owner
    ? el('button', { class: 'node', click: () => pg.select(owner, { fly: true }) }, icon(owner.look), owner.name) : '未写明主体');

  // Few years: a column each. Many: a line for each subject and year, or the columns would be too narrow to read.
  function draw() {
    const targets = shown(), years = Array.from(new Set(targets.map(model.year))).sort((a, b) => a - b);
    fill(byId('targets'), targets.length
      ? el('table', null, ...(years.length > 5 ? long(targets, years) : wide(targets, years)))
      : el('p', { class: 'hint' }, '这些文件里没有读到写明年份的目标。'));
  }

  const of = (list, year) => list.filter(target => model.year(target) === year).sort(pg.panel.compare).map(entry);

  function long(targets, years) {
    const head = el('tr', null, el('th', null, '主体'), el('th', null, '年份'), el('th', null, '目标'));
    const rows = bySubject(targets).flatMap(([owner, list]) => {
      const own = years.filter(year => list.some(target => model.year(target) === year));
      return own.map((year, index) => el('tr', null,
        index ? null : el('th', { rowspan: own.length }, subject(owner)),
        el('th', { class: 'year' }, yearName(year)), el('td', null, ...of(list, year))));
    });
    return [el('thead', null, head), el('tbody', null, ...rows)];
  }

  function wide(targets, years) {
    const head = el('tr', null, el('th', null, '主体'), ...years.map(year => el('th', null, yearName(year))));
    const rows = bySubject(targets).map(([owner, list]) => el('tr', null,
      el('th', null, subject(owner)), ...years.map(year => el('td', null, ...of(list, year)))));
    return [el('thead', null, head), el('tbody', null, ...rows)];
  }

  pg.targets = { draw, count: () => model.ranked.filter(node => node.type === 'target').length };
})();
