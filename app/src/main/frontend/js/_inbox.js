import { announce } from './_dom.js';

const EVERY = 4000;

/** My tasks: new ones appear by themselves, and are announced. */
export function start(main) {
  let timer;
  let left = false;

  async function refresh() {
    if (!document.hidden) {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
      if (left) return;
      if (response?.ok && !response.redirected) show(await response.text());
    }
    timer = setTimeout(refresh, EVERY);
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

  timer = setTimeout(refresh, EVERY);
  return () => {
    left = true;
    clearTimeout(timer);
  };
}
