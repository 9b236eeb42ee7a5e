// What the page says, Chinese unless English is asked for. The Chinese text is its own key; see english.js.
import { ENGLISH } from './english.js';

let lang = '', known = {}, forms = [], ours = [];
// The graph brings along the words and sentences that the program wrote into it, in English, and the attributes that hold them.
export function setLang(name, { words = {}, attributes = [] } = {}) {
  lang = name;
  known = words;
  ours = attributes;
  forms = Object.entries(words).filter(([text]) => text.includes('{}'))
    .map(([text, english]) => [new RegExp(`^${text.split('{}').join('(.+?)')}$`), english.split('{}')]);
}
export const speaksEnglish = () => lang === 'en';

// t`其余 ${3} 个` looks up '其余 {} 个'; what nobody translated stays Chinese.
export function t(strings, ...values) {
  const key = strings.join('{}'), found = lang === 'en' ? ENGLISH[key] : undefined;
  const parts = (found === undefined ? key : found).split('{}');
  return parts.map((part, index) => part + (index < values.length ? values[index] : '')).join('');
}
export const translate = text => (lang === 'en' && ENGLISH[text.trim()] !== undefined ? ENGLISH[text.trim()] : text);

// A word or a sentence that the program wrote into the graph; anything else stays as it is.
export function written(text) {
  if (lang !== 'en') return text;
  if (Object.prototype.hasOwnProperty.call(known, text)) return known[text];
  const [form, parts] = forms.find(([one]) => one.test(text)) || [];
  return form ? form.exec(text).slice(1).reduce((said, value, index) => said + written(value) + parts[index + 1], parts[0]) : text;
}

export const valueOf = (key, value) => (value === true ? t`是` : value === false ? t`否` : ours.includes(key) ? written(String(value)) : String(value));
