import { api } from './_api.js';
import { announce, pause } from './_dom.js';
import { text } from './_texts.js';

/** What others claim or do disappears after this; a new task appears after this at the latest. */
const EVERY = 4000;

/** Between two new tasks that the server tells of. */
const APART = 500;

/** My tasks: new ones appear by themselves, and are announced. */
export function start(main) {
  let timer;
  let left = false;
  let asked = 0;
  const leaving = new AbortController();

  async function refresh() {
    clearTimeout(timer);
    const mine = ++asked;
    if (!document.hidden) {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
      if (left) return;
      const html = response?.ok && !response.redirected ? await response.text().catch(() => null) : null;
      if (left) return;
      // An answer that is overtaken by another one is older.
      if (html && mine === asked) show(html);
    }
    clearTimeout(timer);
    if (!left) timer = setTimeout(refresh, EVERY);
  }

  /** The server answers as soon as there is a new task. Only the tab that is seen asks: a browser has few connections. */
  async function listen() {
    let since = main.querySelector('#inbox').dataset.news;
    while (!left) {
      const begun = Date.now();
      const news = document.hidden ? null : await api(`/api/tasks/news?since=${since}`, { signal: leaving.signal }).catch(() => null);
      if (left) return;
      since = news?.since ?? since;
      if (news?.fresh) {
        await refresh();
        await pause(APART);
      } else if (Date.now() - begun < EVERY) {
        await pause(EVERY);
      }
    }
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const [now, next] = [main.querySelector('#inbox'), page.querySelector('#inbox')];
    if (!now || !next || now.dataset.version === next.dataset.version) return;
    const known = new Set([...now.querySelectorAll('[data-task]')].map((task) => task.dataset.task));
    const fresh = [...next.querySelectorAll('[data-task]')].filter((task) => !known.has(task.dataset.task));
    const focused = now.contains(document.activeElement) && document.activeElement.id;
    now.replaceWith(document.adoptNode(next));
    const headline = page.querySelector('.where .next');
    if (headline) main.querySelector('.where .next').replaceWith(document.adoptNode(headline));
    if (focused) document.getElementById(focused)?.focus();
    if (fresh.length) announce(fresh.length === 1 ? text('script.inbox.newTask', fresh[0].querySelector('h3').textContent) : text('script.inbox.newTasks', fresh.length));
  }

  timer = setTimeout(refresh, EVERY);
  listen();
  return () => {
    left = true;
    leaving.abort();
    clearTimeout(timer);
  };
}
