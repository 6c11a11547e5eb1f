/** Makes an element: h('p', { class: 'muted' }, 'text', child). Functions become event listeners. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** One of the portal's icons, the same sprite as on the server's pages. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${document.body.dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}

/** Says something to those who listen to the page rather than look at it. */
export function announce(text) {
  const region = document.getElementById('announcer');
  if (region) region.textContent = text;
}

/** A message box: kind is '', 'good', 'attention' or 'wrong'. */
export function note(kind, title, ...content) {
  const symbol = { good: 'check', attention: 'clock', wrong: 'alert' }[kind] ?? 'info';
  return h(
    'div',
    { class: `note ${kind}`, role: kind === 'wrong' ? 'alert' : 'status', tabindex: '-1' },
    icon(symbol),
    h('div', {}, title && h('h2', {}, title), ...content),
  );
}

/** Waits; resolves early, with false, when the page has been left for another one. */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
