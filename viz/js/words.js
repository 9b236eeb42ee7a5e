// What the page says, Chinese unless English is asked for. The Chinese text is its own key; see english.js.
import { ENGLISH } from './english.js';

let lang = '';
export const setLang = name => { lang = name; };
export const speaksEnglish = () => lang === 'en';

// t`其余 ${3} 个` looks up '其余 {} 个'; what nobody translated stays Chinese.
export function t(strings, ...values) {
  const key = strings.join('{}'), found = lang === 'en' ? ENGLISH[key] : undefined;
  const parts = (found === undefined ? key : found).split('{}');
  return parts.map((part, index) => part + (index < values.length ? values[index] : '')).join('');
}
export const translate = text => (lang === 'en' && ENGLISH[text.trim()] !== undefined ? ENGLISH[text.trim()] : text);
