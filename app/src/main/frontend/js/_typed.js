import { h, note } from './_dom.js';
import { text } from './_texts.js';

const KEY = 'typed';
const FIELDS = ['textarea', 'select', ...['text', 'email', 'date', 'number'].map((type) => `input[type=${type}]`), 'input:not([type])'].join();

/** What was sent last: by whom, from which page, with which form, and whether the session had ended. */
function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function remember(sent) {
  try {
    if (sent) sessionStorage.setItem(KEY, JSON.stringify(sent));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A full or forbidden store only costs the copy in this tab.
  }
}

const here = () => location.pathname + location.search;

/** A form may lead to sign-in because the session has ended, or to a page that only says why it failed. What was typed waits in this tab for the same person. */
export function keepWhatIsSent() {
  document.addEventListener('submit', ({ target: form, defaultPrevented }) => {
    const fields = [...form.querySelectorAll(FIELDS)].filter(({ name, value }) => name && value);
    if (defaultPrevented || location.pathname === '/login' || form.method !== 'post' || !form.closest('main') || !fields.length) return;
    remember({ user: document.body.dataset.user, page: here(), action: form.getAttribute('action'), values: fields.map(({ name, value }) => [name, value]) });
  });

  const sent = recall();
  if (!sent) return;
  const failed = document.querySelector('[data-failed]') && location.pathname === sent.action;
  if (failed) waits({ ...sent, failed: true });
  else if (location.pathname === '/login' && sent.user) remember({ ...sent, ended: true });
  else if (!sent.ended || sent.user !== document.body.dataset.user) remember(null);
  else if (sent.page === here()) restore(sent);
  else waits(sent);
}

function waits(sent) {
  remember({ ...sent, ended: true });
  show(text(sent.failed ? 'script.typed.failed' : 'script.typed.notSent'), h('p', {}, h('a', { href: sent.page }, text('script.typed.continue'))));
}

function restore({ action, values }) {
  remember(null);
  const form = [...document.querySelectorAll('main form')].find((candidate) => candidate.getAttribute('action') === action);
  if (!form) return;
  const fields = [...form.querySelectorAll(FIELDS)];
  for (const [name, value] of values) {
    const at = fields.findIndex((field) => field.name === name);
    if (at >= 0) fields.splice(at, 1)[0].value = value;
  }
  show(text('script.typed.restored'));
}

function show(...words) {
  document.querySelector('main .where, [data-failed]')?.after(note('attention', ...words));
}
