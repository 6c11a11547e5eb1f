import { api, Problem } from './_api.js';
import { icon } from './_dom.js';
import { text } from './_texts.js';

/** After the last key, before it is saved. */
const PAUSE = 1000;
/** After a failure that may pass. */
const AGAIN = 10_000;
/** Browsers let no more than 64 KB go out from a page that is being left. */
const PARTING = 60_000;

/** The variables that a form's fields write; everything else it only shows. */
const written = (components) =>
  components.flatMap(({ key, path, components: inside = [] }) => (key || path ? [(key ?? path).split('.')[0]] : written(inside)));

/** The keys of fields that are asked again when files change. */
const askedAgain = (components) =>
  components.flatMap(({ key, properties, components: inside = [] }) => [...(properties?.askAgainWhen ? [key] : []), ...askedAgain(inside)]);

/**
 * Keeps what is typed into a task's form: on the server, so that it is there on every machine, and in this tab until the
 * server has it. `saved` is what the server kept, `line` where people read how it stands, `about` the files that consents
 * are about.
 */
export function startDraft({ task, user, schema, saved, line, about }) {
  const address = () => `/api/tasks/${task}/draft?about=${about()}`;
  const here = `draft:${user}:${task}`;
  const names = [...new Set(written(schema.components))];
  const listening = new AbortController();
  const unsaved = recall();
  let typed = null;
  let kept = null;
  let queue = Promise.resolve();
  let timer;
  let over = false;

  if (saved) say(text('script.draft.restored', saved.saved));
  document.addEventListener('visibilitychange', () => document.hidden && save({ parting: true }), listening);
  addEventListener('pagehide', () => save({ parting: true }), listening);

  const content = (data) => JSON.stringify(Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]])));

  function changed(data) {
    const now = content(data);
    if (over || now === typed) return;
    typed = now;
    remember(now);
    soon(PAUSE);
  }

  function soon(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => (queue = queue.then(save, save)), wait);
  }

  async function save({ parting = false } = {}) {
    clearTimeout(timer);
    const sending = typed;
    if (over || sending === kept) return;
    try {
      const answer = await api(address(), { method: 'PUT', json: JSON.parse(sending), keepalive: parting && new Blob([sending]).size < PARTING });
      kept = sending;
      if (typed === sending) remember(null);
      say(text('script.draft.saved', answer.saved));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (over) return;
      say(text('script.draft.notSaved', problem.message), true);
      if (problem.passing || problem.status === 401) soon(AGAIN);
    }
  }

  function say(words, failed = false) {
    if (line.textContent === words) return;
    line.classList.toggle('failed', failed);
    line.replaceChildren(...(failed ? [icon('alert')] : []), words);
  }

  function recall() {
    try {
      const there = JSON.parse(sessionStorage.getItem(here));
      if (there && there.about !== about()) for (const key of askedAgain(schema.components)) delete there.typed[key];
      return there?.typed ?? null;
    } catch {
      return null;
    }
  }

  function remember(json) {
    try {
      if (json === null) sessionStorage.removeItem(here);
      else sessionStorage.setItem(here, JSON.stringify({ about: about(), typed: JSON.parse(json) }));
    } catch {
      // A full or forbidden store only costs the copy in this tab.
    }
  }

  return {
    /** What was typed before. */
    data: { ...saved?.data, ...unsaved },
    /** The form shows this; nothing is typed yet. */
    opened(data) {
      typed = content(data);
      if (unsaved) soon(0);
      else kept = typed;
    },
    changed,
    /** Nothing is on its way any more. */
    settled() {
      clearTimeout(timer);
      return queue.catch(() => {});
    },
    /** The task was sent: there is nothing left to keep. */
    done() {
      over = true;
      clearTimeout(timer);
      remember(null);
    },
    /** The page is left. */
    leave() {
      listening.abort();
      save({ parting: true });
    },
  };
}
