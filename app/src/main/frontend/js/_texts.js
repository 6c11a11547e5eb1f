/** The texts that scripts show, in the language of the page: the server writes them into the layout. */
const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');

/** The language of the page, as it is written in the United States: numbers look as on the server's pages. */
export const locale = `${document.documentElement.lang || 'en'}-US`;

/** A text with its arguments in place of {0}, {1} and so on. */
export const text = (key, ...args) => (texts[key] ?? key).replace(/\{(\d)}/g, (placeholder, at) => args[at] ?? placeholder);
