// What a fact rests on: one sentence, several, or several documents; heavier lines for more. And things that are in doubt.
import { t } from './words.js';

export const LEVELS = ['sentence', 'sentences', 'documents'];
const HEAVY = { sentence: 1, sentences: 1.8, documents: 3 }, DARK = { sentence: 1, sentences: 1.5, documents: 1.9 };
// Aims and figures are naturally said once.
const VALUES = ['target', 'indicator', 'positioning', 'task', 'industry'];

// '' for what no sentence states: that is derived, and drawn dashed.
export function supportOf({ evidence }) {
  if (!evidence.length) return '';
  return new Set(evidence.map(row => row.document)).size > 1 ? 'documents' : evidence.length > 1 ? 'sentences' : 'sentence';
}
export const isSlight = node => !VALUES.includes(node.type) && node.evidence.length === 1;
export const heavy = edge => HEAVY[edge.support] || 1;
export const dark = edge => DARK[edge.support] || 1;

export function said({ evidence }) {
  const documents = new Set(evidence.map(row => row.document)).size;
  return documents > 1 ? t`${evidence.length} 句，${documents} 份文件` : t`${evidence.length} 句`;
}
