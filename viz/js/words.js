// What the page says, Chinese unless English is asked for. The Chinese text is its own key; see english.js.
import { ENGLISH } from './english.js';
import { WRITTEN } from './english-graph.js';

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

const FORMS = Object.entries(WRITTEN).filter(([text]) => text.includes('{}'))
  .map(([text, english]) => [new RegExp(`^${text.split('{}').join('(.+?)')}$`), english.split('{}')]);

// A word or a sentence that the program wrote into the graph; anything else stays as it is.
export function written(text) {
  if (lang !== 'en') return text;
  if (Object.prototype.hasOwnProperty.call(WRITTEN, text)) return WRITTEN[text];
  const [form, parts] = FORMS.find(([one]) => one.test(text)) || [];
  return form ? form.exec(text).slice(1).reduce((said, value, index) => said + written(value) + parts[index + 1], parts[0]) : text;
}

// Attributes whose values are the program's own words, not those of a document.
const OURS = ['status', 'ended', 'role', 'part', 'modality', 'binding', 'measure', 'level', 'extent', 'kind', 'merged_by', 'from_metadata'];
export const valueOf = (key, value) => (value === true ? t`是` : value === false ? t`否` : OURS.includes(key) ? written(String(value)) : String(value));
