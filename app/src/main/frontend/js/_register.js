import { csrfToken } from './_api.js';
import { h, note } from './_dom.js';
import { text } from './_texts.js';

/** A few lines, and those that are filled in; the others come one by one. */
const FEW = 4;

function showLinesAsNeeded(main) {
  const more = main.querySelector('[data-more]');
  const lines = () => [...main.querySelectorAll('.people-form tbody tr')];
  let shown = FEW;
  const show = () => {
    const last = lines().findLastIndex((line) => value(line, 'name') || value(line, 'email'));
    shown = Math.max(shown, last + 1);
    lines().forEach((line, at) => (line.hidden = at >= shown));
    more.hidden = shown >= lines().length;
  };
  more.querySelector('button').addEventListener('click', () => {
    shown += 1;
    show();
    lines()[shown - 1].querySelector('input').focus();
  });
  show();
  return show;
}

const value = (line, name) => line.querySelector(`[name=${name}]`).value;

/** Puts people into the lines of the form, in their order; adds lines where there are too few. */
function fill(main, people) {
  const body = main.querySelector('.people-form tbody');
  while (body.rows.length < people.length) body.append(copyOf(body.rows[body.rows.length - 1], body.rows.length + 1));
  [...body.rows].forEach((line, at) => {
    const person = people[at] ?? { name: '', email: '', role: '' };
    line.querySelector('[name=name]').value = person.name;
    line.querySelector('[name=email]').value = person.email;
    const role = line.querySelector('[name=role]');
    if ([...role.options].some((option) => option.value === person.role)) role.value = person.role;
  });
}

function copyOf(line, number) {
  const copy = line.cloneNode(true);
  copy.querySelector('th').textContent = number;
  for (const field of copy.querySelectorAll('[aria-label]')) {
    field.setAttribute('aria-label', field.getAttribute('aria-label').replace(/\d+$/, number));
  }
  copy.querySelector('[name=name]').id = `name-${number}`;
  return copy;
}

/** A file only fills the form: people are invited when they have been looked at and sent. */
export function start(main) {
  const show = showLinesAsNeeded(main);
  const place = main.querySelector('[data-csv]');
  const input = place.querySelector('input[type=file]');
  const report = place.querySelector('[data-report]');
  place.hidden = false;

  const tell = (kind, title, ...content) => {
    const message = note(kind, title, ...content);
    report.replaceChildren(message);
    message.focus();
  };
  const list = (problems) =>
    problems.length ? h('ul', {}, problems.map(({ line, message }) => h('li', {}, line ? text('script.register.line', line, message) : message))) : '';

  input.addEventListener('change', async () => {
    const [file] = input.files;
    input.value = '';
    if (!file) return;
    report.replaceChildren(h('p', { class: 'status', role: 'status' }, text('script.register.reading', file.name)));
    let response;
    try {
      response = await fetch(`/api/cohorts/${input.dataset.cohort}/teams/read`, { method: 'POST', body: file, headers: { 'Content-Type': 'text/csv', 'X-XSRF-TOKEN': csrfToken() } });
    } catch {
      tell('wrong', text('script.register.offline'), h('p', {}, text('script.register.noneInvited')));
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      tell('wrong', answer.detail ?? text('script.register.failed'), list(answer.problems ?? []));
      return;
    }
    fill(main, answer.people);
    show();
    const next = h('p', {}, text('script.register.next'));
    const letters = answer.doubtful ? h('p', {}, text('script.register.letters')) : '';
    tell(answer.problems.length || answer.doubtful ? 'attention' : 'good', text('script.register.read', file.name), letters, list(answer.problems), next);
  });
}
