// From some thousand to 50,000 nodes: a canvas of our own. While the view moves, the last full picture is moved by the
// browser; it is drawn anew when the hand rests.
import { radius } from './camera.js';
import { byId } from './dom.js';
import { gestures } from './gestures.js';
import { doubtful, trace } from './shapes.js';
import { model } from './store.js';
import { LEVELS, dark, heavy } from './support.js';
import { panned, scaledAbout, stretched } from './viewport.js';

const MOST_DASHED = 5000; // edges; dashes of more are slow to draw
const REST = 90; // milliseconds without a movement
const SCALES = [0.005, 8];

// Nodes that are drawn alike, those of the first type in the legend first.
function alike() {
  const order = new Map(model.types.map((type, place) => [type.name, place])), found = new Map();
  model.ranked.forEach(node => {
    const slight = Boolean(node.slight), { color } = node.look, key = `${node.type} ${color} ${slight}`;
    if (!found.has(key)) found.set(key, { type: node.look, color, slight, nodes: [] });
    found.get(key).nodes.push(node);
  });
  return Array.from(found.values()).sort((a, b) => order.get(a.type.name) - order.get(b.type.name) || b.slight - a.slight);
}

export function canvasPilot(first, onDraw) {
  const box = byId('canvas'), overlay = byId('overlay'), canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;transform-origin:0 0;touch-action:none';
  overlay.style.transformOrigin = '0 0';
  box.append(canvas);
  const dashed = model.edges.length <= MOST_DASHED;
  const groups = alike();
  const doubted = model.ranked.filter(node => node.doubts);
  const bundles = ['', ...LEVELS].map(level => model.edges.filter(edge => edge.support === level)).filter(found => found.length);
  let view = { ...first }, drawn = { ...first }, timer = 0, frame = 0, flight = 0, started = false;

  const size = () => ({ wide: box.clientWidth, high: box.clientHeight });
  function full() {
    const { wide, high } = size(), ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(wide * ratio);
    canvas.height = Math.round(high * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { scale } = view, left = wide / 2 - view.x * scale, top = high / 2 - view.y * scale;
    lines(scale, left, top, wide, high);
    dots(scale, left, top, wide, high);
    drawn = { ...view };
    [canvas, overlay].forEach(one => { one.style.transform = ''; });
    if (started) onDraw();
  }

  function lines(scale, left, top, wide, high) {
    const many = model.edges.length > 20000, step = many ? 4000 : 1000;
    const width = Math.max(0.35, Math.min(1, scale * 1.1)), shade = many ? 0.18 : 0.45;
    for (const bundle of bundles) {
      ctx.lineWidth = width * heavy(bundle[0]);
      ctx.strokeStyle = `rgba(130,142,160,${shade * dark(bundle[0])})`;
      ctx.setLineDash(dashed && bundle[0].derived ? [4, 4] : []);
      let count = 0;
      ctx.beginPath();
      for (const edge of bundle) {
        if (edge.hidden) continue;
        const x1 = edge.source.x * scale + left, y1 = edge.source.y * scale + top;
        const x2 = edge.target.x * scale + left, y2 = edge.target.y * scale + top;
        if ((x1 < 0 && x2 < 0) || (x1 > wide && x2 > wide) || (y1 < 0 && y2 < 0) || (y1 > high && y2 > high)) continue;
        ctx.moveTo(x1, y1);
        ctx.lineTo(x2, y2);
        if (++count % step === 0) { ctx.stroke(); ctx.beginPath(); }
      }
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  function dots(scale, left, top, wide, high) {
    for (const { type, color, slight, nodes } of groups) {
      ctx.fillStyle = color;
      ctx.globalAlpha = slight ? 0.62 : 1;
      ctx.beginPath();
      for (const node of nodes) {
        if (node.hidden) continue;
        const x = node.x * scale + left, y = node.y * scale + top, r = radius(node, scale) * scale;
        if (x < -r || y < -r || x > wide + r || y > high + r) continue;
        if (r < 2) ctx.rect(x - r, y - r, 2 * r, 2 * r);
        else trace(ctx, type.shape, x, y, r);
      }
      ctx.fill();
    }
    ctx.globalAlpha = 1;
    for (const node of doubted) {
      const x = node.x * scale + left, y = node.y * scale + top;
      if (!node.hidden && x > -9 && y > -9 && x < wide + 9 && y < high + 9) doubtful(ctx, x, y, radius(node, scale) * scale);
    }
  }

  function shift() {
    frame = 0;
    const { x, y, grow } = stretched(drawn, view, size());
    [canvas, overlay].forEach(one => { one.style.transform = `translate(${x}px,${y}px) scale(${grow})`; });
  }

  function moved() {
    if (!frame) frame = requestAnimationFrame(shift);
    clearTimeout(timer);
    timer = setTimeout(full, REST);
  }

  function move(to, smooth) {
    cancelAnimationFrame(flight);
    if (!smooth) { view = { ...to }; full(); return; }
    const from = { ...view }, begin = performance.now();
    (function step(now) {
      const share = Math.min(1, Math.max(0, (now - begin) / 450)), ease = share * share * (3 - 2 * share);
      const scale = from.scale * (to.scale / from.scale) ** ease;
      view = { scale, x: from.x + (to.x - from.x) * ease, y: from.y + (to.y - from.y) * ease };
      if (share < 1) { moved(); flight = requestAnimationFrame(step); } else full();
    })(begin);
  }

  const clicks = [], holds = [];
  function scaleAt(point, factor) {
    view = scaledAbout(view, point, factor, size(), SCALES);
    moved();
  }
  gestures(box, canvas, {
    begin: () => cancelAnimationFrame(flight), scaleAt,
    pan(dx, dy) {
      view = panned(view, dx, dy);
      moved();
    },
    click: point => clicks.forEach(click => click(point)), hold: point => holds.forEach(hold => hold(point))
  });
  new ResizeObserver(full).observe(box);
  full();
  started = true;
  return { view: () => view, move, hide: full, onClick: click => clicks.push(click), onHold: hold => holds.push(hold), redraw: full };
}
