// Mouse, touch and pen on a box that shows a map: moved, scaled about a point, clicked, held. Points are in the box.
export function gestures(box, surface, { begin, pan, scaleAt, click, hold }) {
  const fingers = new Map();
  let travelled = 0, held = 0;
  const local = event => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  surface.addEventListener('pointerdown', event => {
    begin();
    fingers.set(event.pointerId, local(event));
    surface.setPointerCapture(event.pointerId);
    travelled = fingers.size > 1 ? 99 : 0;
    clearTimeout(held);
    held = setTimeout(() => { if (travelled < 5) { travelled = 99; hold(local(event)); } }, 600);
  });
  surface.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = local(event), others = Array.from(fingers).filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    fingers.set(event.pointerId, now);
    travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (others.length) {
      const gap = at => Math.hypot(at.x - others[0].x, at.y - others[0].y) || 1;
      scaleAt({ x: (now.x + others[0].x) / 2, y: (now.y + others[0].y) / 2 }, gap(now) / gap(before));
    } else if (travelled > 4) pan(now.x - before.x, now.y - before.y);
  });
  const lift = event => {
    if (fingers.delete(event.pointerId) && event.type === 'pointerup' && travelled < 5) click(local(event));
    clearTimeout(held);
  };
  ['pointerup', 'pointercancel'].forEach(name => surface.addEventListener(name, lift));
  surface.addEventListener('wheel', event => {
    event.preventDefault();
    scaleAt(local(event), 1.0015 ** -event.deltaY);
  }, { passive: false });
}
