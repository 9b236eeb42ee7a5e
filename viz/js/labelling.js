// Where a label may stand beside a dot, and how wide it is.
export const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';
const widths = new Map(), ctx = document.createElement('canvas').getContext('2d');

export function measure(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Four places round a dot; a neighbour of the focus is labelled on its outer side first.
export function places(spot, r, w, h, inward, wide) {
  const right = [spot.x + r + 4, spot.y - h / 2], left = [spot.x - r - 4 - w, spot.y - h / 2];
  const x = Math.max(4, Math.min(wide - w - 4, spot.x - w / 2));
  const below = [x, spot.y + r + 2], above = [x, spot.y - r - 2 - h];
  return (inward ? [left, right, below, above] : [right, left, below, above]).map(([x, y]) => [x, y, x + w, y + h]);
}
