// Chinese as the page says it, and the same in English. `{}` is where a value stands.
export const ENGLISH = {};
