import { announce } from './_dom.js';

const EVERY = 4000;
/** Who has just done something often gets the next task at once. */
const SOON = 1000;
const AT_FIRST = 20_000;

/** My tasks: new ones appear by themselves, and are announced. */
export function start(main) {
  const begun = Date.now();
  let timer;
  let left = false;

  const later = () => {
    timer = setTimeout(refresh, Date.now() - begun < AT_FIRST ? SOON : EVERY);
  };

  async function refresh() {
    if (!document.hidden) {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
      if (left) return;
      if (response?.ok && !response.redirected) show(await response.text());
    }
    if (!left) later();
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
    if (fresh.length) announce(fresh.length === 1 ? `New task: ${fresh[0].querySelector('h3').textContent}` : `${fresh.length} new tasks`);
  }

  later();
  return () => {
    left = true;
    clearTimeout(timer);
  };
}
