// Where the state of the page is written: in its address; in a frame without one (a notebook), in itself.
export const framed = location.protocol === 'about:';
const trail = [];
let visits = (!framed && history.state && history.state.visits) || 0, returned = () => {};

// The name of a frame outlives a reload, and nobody else can see it.
export const read = () => (framed ? window.name : location.hash);
export const canGoBack = () => visits > 0;
export const onReturn = listener => { returned = listener; };

// From one page of the server to the next the steps that Back can undo are counted on.
const CARRIED = 'policygraph visits';
export const keepVisits = () => sessionStorage.setItem(CARRIED, visits + 1);
export function carryOn() {
  const found = framed || history.state ? 0 : Number(sessionStorage.getItem(CARRIED)) || 0;
  if (!found) return;
  sessionStorage.removeItem(CARRIED);
  visits = found;
  history.replaceState({ visits }, '');
}

// `push` makes a step that Back undoes.
export function write(hash, push) {
  if (hash === read().replace(/^#/, '')) return;
  if (push) visits += 1;
  if (!framed) {
    history[push ? 'pushState' : 'replaceState']({ visits }, '', `#${hash}`);
    return;
  }
  if (push) trail.push(read());
  window.name = hash;
}

export function back() {
  if (!canGoBack()) return;
  if (!framed) {
    history.back();
    return;
  }
  visits -= 1;
  window.name = trail.pop();
  returned();
}

if (!framed) {
  window.addEventListener('popstate', event => {
    visits = event.state && event.state.visits !== undefined ? event.state.visits : Math.max(0, visits - 1);
    returned();
  });
}
