// What can be done with the selected node: a path from it, a comparison, a link to it.

import { framed } from './address.js';
import { el } from './dom.js';
import { copy } from './evidence.js';
import { pair, path } from './state.js';
import { dispatch, getState } from './store.js';
import { t } from './words.js';

export const copyLink = () => { if (!framed) copy(location.href); };

export function tools(node) {
  const begin = (change, other) => () => dispatch(change(getState(), node.id, other), { push: true });
  return [
    el('button', { class: 'tool', title: t`从它到另一个，经过哪些事实`, click: begin(path) }, t`找路径`),
    el('button', { class: 'tool', title: t`和另一个地方、机构或文件比`, click: begin(pair) }, t`比较`),
    ...(framed ? [] : [el('button', { class: 'tool', title: t`复制指向这里的链接`, click: copyLink }, t`链接`)])
  ];
}
