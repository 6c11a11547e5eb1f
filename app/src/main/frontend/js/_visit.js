import { start as startFields } from './_fields.js';

const pages = {
  inbox: () => import('./_inbox.js'),
  task: () => import('./_task.js'),
  portfolio: () => import('./_portfolio.js'),
  path: () => import('./_path.js'),
  diagram: () => import('./_diagram.js'),
  entrance: () => import('./_entrance.js'),
  editor: () => import('./_editor.js'),
  register: () => import('./_register.js'),
  share: () => import('./_share.js'),
};

let leave = () => {};

/** A page's address, without the part of it that a link leads to. */
const here = () => location.pathname + location.search;
let shown = here();

/** Brings the current page to life. Its module is given the way to another page; what it returns is called when the page is left. */
export async function start() {
  const page = pages[document.querySelector('main')?.dataset.page];
  startFields(document.querySelector('main'));
  const module = page && (await page());
  leave = module?.start(document.querySelector('main'), visit) ?? (() => {});
  // Before that nobody would hear a click on them.
  for (const button of document.querySelectorAll('main [data-scripted]')) button.disabled = false;
}

/** Shows another page of the portal in place of this one, without reloading. */
export async function visit(url, { push = true } = {}) {
  let next;
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    if (!response.ok || response.redirected) throw new Error(response.status);
    next = new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    location.assign(url);
    return;
  }
  leave();
  document.title = next.title;
  document.querySelector('main').replaceWith(document.adoptNode(next.querySelector('main')));
  for (const part of ['.bar nav', 'footer.foot']) {
    const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  if (push) history.pushState({}, '', url);
  shown = here();
  scrollTo(0, 0);
  document.querySelector('main h1')?.focus();
  await start();
}
// A link within the page stays there: what was typed is kept.
addEventListener('popstate', () => here() !== shown && visit(location.href, { push: false }));
