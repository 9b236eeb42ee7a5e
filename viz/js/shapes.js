// The shapes of types on a canvas, and a grid of boxes that tells whether a place is still free.
const AMBER = '#c98500'; // holds on white and on #12161e

export function trace(ctx, shape, x, y, r) {
  const polygon = (corners, from, inner) => {
    const steps = inner ? corners * 2 : corners;
    for (let i = 0; i < steps; i++) {
      const angle = from + i * 2 * Math.PI / steps, reach = inner && i % 2 ? r * inner : r;
      ctx[i ? 'lineTo' : 'moveTo'](x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
  };
  if (shape === 'square') ctx.rect(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72);
  else if (shape === 'diamond') polygon(4, 0);
  else if (shape === 'triangle') polygon(3, -Math.PI / 2);
  else if (shape === 'triangleDown') polygon(3, Math.PI / 2);
  else if (shape === 'hexagon') polygon(6, 0);
  else if (shape === 'star') polygon(5, -Math.PI / 2, 0.45);
  else {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
  }
}

// Paler where a single sentence names it; an amber ring where it is in doubt.
export function shape(ctx, node, x, y, r, zoom = 1) {
  ctx.beginPath();
  trace(ctx, node.look.shape, x, y, r);
  ctx.fillStyle = node.look.color;
  if (node.slight) ctx.globalAlpha = 0.62;
  ctx.fill();
  ctx.globalAlpha = 1;
  if (node.doubts) doubtful(ctx, x, y, r, zoom);
}

export function doubtful(ctx, x, y, r, zoom = 1) {
  ctx.beginPath();
  ctx.arc(x, y, r + 3 / zoom, 0, 2 * Math.PI);
  ctx.setLineDash([4 / zoom, 3 / zoom]);
  ctx.lineWidth = 2 / zoom;
  ctx.strokeStyle = AMBER;
  ctx.stroke();
  ctx.setLineDash([]);
}

// Boxes already taken, in a coarse grid, so that a test looks at few of them.
export function grid() {
  const cells = new Map(), W = 90, H = 24;
  const each = (box, visit) => {
    for (let i = Math.floor(box[0] / W); i <= Math.floor(box[2] / W); i++) {
      for (let j = Math.floor(box[1] / H); j <= Math.floor(box[3] / H); j++) if (visit(i * 65536 + j)) return true;
    }
    return false;
  };
  const cross = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  return {
    free: (box, owner) => !each(box, key => (cells.get(key) || []).some(b => !(owner && b.owner === owner) && cross(box, b))),
    take: (box, owner) => {
      box.owner = owner;
      each(box, key => { (cells.get(key) || cells.set(key, []).get(key)).push(box); });
    }
  };
}
