// Short words for those who listen to the page, shown for a moment to those who look at it.
let timer = 0;

export function say(text) {
  const box = document.getElementById('said');
  box.textContent = text;
  box.classList.add('on');
  clearTimeout(timer);
  timer = setTimeout(() => box.classList.remove('on'), 2500);
}

// Only for those who listen.
export function whisper(text) {
  document.getElementById('whispered').textContent = text;
}
