// A view is the point { x, y } of a plane that stands in the middle of a window, and how many pixels a unit takes there.
// Numbers only; `room` is the size of the window, { wide, high }.

export const onScreen = ({ x, y, scale }, { wide, high }) => at => ({ x: (at.x - x) * scale + wide / 2, y: (at.y - y) * scale + high / 2 });

export const panned = (view, dx, dy) => ({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });

// Larger or smaller, the point of the window where it is staying where it is.
export function scaledAbout(view, { x, y }, factor, { wide, high }, [least, most]) {
  const scale = Math.max(least, Math.min(most, view.scale * factor)), dx = x - wide / 2, dy = y - high / 2;
  return { scale, x: view.x + dx / view.scale - dx / scale, y: view.y + dy / view.scale - dy / scale };
}

// How a picture that was drawn for one view is moved and stretched, about its upper left corner, to stand for another.
export function stretched(drawn, view, { wide, high }) {
  const grow = view.scale / drawn.scale;
  return { grow, x: wide / 2 * (1 - grow) + (drawn.x - view.x) * view.scale, y: high / 2 * (1 - grow) + (drawn.y - view.y) * view.scale };
}
