import { api, Problem } from './_api.js';
import { announce, h, note, pause } from './_dom.js';
import { startDraft } from './_draft.js';
import { makeForm } from './_form.js';
import { problemsIn } from './_problems.js';
import { text } from './_texts.js';
import { startViewer } from './_viewer.js';

/** Components of a form, in groups too, but for one. */
const without = (unwanted, components) =>
  components.filter(({ id }) => id !== unwanted).map((component) => (component.components ? { ...component, components: without(unwanted, component.components) } : component));

/** When the form shows what has changed. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** A task: its form, the draft of what is typed into it, and the next step once it is sent. */
export function start(main, visit) {
  startViewer(main);
  const place = main.querySelector('[data-task]');
  if (!place) return undefined;
  const { task, user } = place.dataset;
  const messages = main.querySelector('#messages');
  const button = main.querySelector('#send');
  let left = false;
  let sentWithProblems = false;
  let checking = false;
  const leaving = new AbortController();
  let form;
  let draft;
  let about;

  open().catch((problem) => say(note('wrong', text('script.task.notOpened'), h('p', {}, problem.message), again(() => visit(location.href, { push: false })))));

  async function open() {
    const { form: schema, variables, draft: saved, about: files } = await api(`/api/tasks/${task}`);
    if (left) return;
    about = files;
    // What stands beside the form need not stand in it.
    const beside = main.querySelector('[data-instead-of]')?.dataset.insteadOf;
    if (beside) schema.components = without(beside, schema.components);
    if (button) draft = startDraft({ task, user, schema, saved, line: main.querySelector('#draft'), about: () => about });
    form = makeForm(place);
    await form.importSchema(schema, { ...variables, ...draft?.data });
    if (left) return;
    markAtEnd();
    place.removeAttribute('aria-busy');
    place.querySelector('form')?.setAttribute('aria-labelledby', 'form-title');
    place.querySelector('#loading')?.remove();
    if (!button) {
      form.setProperty('readOnly', true);
      return;
    }
    draft.opened(form._getState().data);
    form.on('changed', ({ data }) => {
      draft.changed(data);
      checkAgain();
    });
    form.on('submit', send);
    button.addEventListener('click', () => form.submit());
    button.hidden = false;
  }

  /** The mark of form-js stays, as its license asks, but not between the last field and the button. */
  function markAtEnd() {
    const mark = place.querySelector('.fjs-powered-by');
    if (mark) place.parentElement.append(h('div', { class: 'fjs-container' }, mark));
  }

  /**
   * What is corrected is right at once: if the words at a field went only when it is left, the button below would move away
   * from under the click that leaves the field.
   */
  function checkAgain() {
    if (!sentWithProblems || checking) return;
    checking = true;
    form.validate();
    checking = false;
  }

  async function send({ data, errors }) {
    messages.replaceChildren();
    sentWithProblems = Object.keys(errors).length > 0;
    if (sentWithProblems) {
      await drawn();
      say(note('wrong', text('script.task.problem'), h('ul', { class: 'plain' }, problemsIn(place))));
      return;
    }
    if (button.getAttribute('aria-disabled')) return;
    busy(true);
    try {
      await draft.settled();
      await api(`/api/tasks/${task}/complete?about=${about}`, { method: 'POST', json: data });
      draft.done();
      await showNext();
    } catch (problem) {
      await refused(problem);
    } finally {
      busy(false);
    }
  }

  async function refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 422) {
      const changed = problem.body.about;
      about = changed ?? about;
      const elsewhere = markFields(problem.body.problems, Boolean(changed));
      await drawn();
      const lines = [...problemsIn(place), ...elsewhere.map(({ label, message }) => h('li', {}, text('script.task.problemAt', label, message)))];
      say(note('wrong', text('script.task.problem'), changed ? h('p', {}, problem.message) : '', h('ul', { class: 'plain' }, lines)));
    } else if (problem.status === 409) {
      draft.done();
      say(note('attention', text('script.task.notTwice'), h('p', {}, problem.message), h('p', {}, h('a', { href: '/' }, text('script.task.onward')))));
    } else {
      say(note('wrong', text('script.task.notSent'), h('p', {}, problem.message), problem.passing || problem.status === 401 ? again(() => form.submit()) : ''));
    }
  }

  /** Puts the server's words at the fields themselves, emptied to be answered anew; returns those that have no field here. */
  function markFields(problems, anew) {
    const errors = {};
    const data = { ...form._getState().data };
    const elsewhere = [];
    for (const problem of problems) {
      const { key, indexes, message } = problem;
      const field = form.get('formFieldRegistry').getAll().find((candidate) => candidate.key === key);
      if (!field) {
        elsewhere.push(problem);
        continue;
      }
      if (anew) data[key] = false;
      const place = [field.id, ...indexes];
      const last = place.pop();
      place.reduce((inside, step) => (inside[step] ??= []), errors)[last] = [message];
    }
    form._setState({ errors, data });
    return elsewhere;
  }

  function again(action) {
    return h('p', {}, h('button', { type: 'button', click: action }, text('script.again')));
  }

  function say(message) {
    messages.replaceChildren(message);
    message.scrollIntoView({ block: 'nearest' });
    message.focus();
  }

  function busy(on) {
    if (on) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
    button.querySelector('.label').textContent = on ? text('script.task.sending') : button.dataset.label;
  }

  /** The answer comes when there is one; it is asked for again if that takes long. */
  async function showNext() {
    const waiting = h('div', { class: 'waiting', role: 'status' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('p', {}, text('script.task.sent')));
    main.querySelector('#work').replaceChildren(waiting);
    waiting.scrollIntoView({ block: 'nearest' });
    const patience = setTimeout(() => waiting.querySelector('p').replaceChildren(...slow()), 10_000);
    try {
      const next = await awaitNext();
      if (!next) return;
      announce(next.message);
      await visit(next.url);
    } finally {
      clearTimeout(patience);
    }
  }

  /** A sentence with a link in it. */
  function slow() {
    const [before, after] = text('script.task.slow').split('{0}');
    return [before, h('a', { href: '/' }, text('script.task.slow.link')), after];
  }

  /** What comes next; nothing if the page is left before. */
  async function awaitNext() {
    let failures = 0;
    while (!left) {
      const next = await api(`/api/tasks/${task}/next?wait=true`, { signal: leaving.signal }).catch(async (problem) => {
        if (left) return null;
        if (!problem.passing || ++failures > 20) throw problem;
        await pause(2_000);
        return null;
      });
      if (next && next.state !== 'working') return left ? null : next;
    }
    return null;
  }

  return () => {
    left = true;
    leaving.abort();
    draft?.leave();
    form?.destroy();
  };
}
