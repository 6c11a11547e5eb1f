import { csrfToken } from './_api.js';
import { h, note } from './_dom.js';

/** A few lines, and those that are filled in; the others come one by one. */
const FEW = 4;

function showLinesAsNeeded(main) {
  const lines = [...main.querySelectorAll('.people-form tbody tr')];
  const last = lines.findLastIndex((line) => line.querySelector('[name=name]').value || line.querySelector('[name=email]').value);
  const more = main.querySelector('[data-more]');
  let shown = Math.max(FEW, last + 1);
  const show = () => {
    lines.forEach((line, at) => (line.hidden = at >= shown));
    more.hidden = shown >= lines.length;
  };
  more.querySelector('button').addEventListener('click', () => {
    shown += 1;
    show();
    lines[shown - 1].querySelector('input').focus();
  });
  show();
}

/** Registers a team from a file. What is wrong with it is said line by line; then nobody is invited. */
export function start(main) {
  showLinesAsNeeded(main);
  const place = main.querySelector('[data-csv]');
  const input = place.querySelector('input[type=file]');
  const report = place.querySelector('[data-report]');
  const form = input.closest('form');
  place.hidden = false;

  const tell = (title, ...content) => {
    const message = note('wrong', title, ...content);
    report.replaceChildren(message);
    message.focus();
  };

  input.addEventListener('change', async () => {
    const [file] = input.files;
    input.value = '';
    const team = form.elements.team;
    if (!file || !team.reportValidity()) return;
    const query = new URLSearchParams({ name: team.value, scope: form.elements.scope.value });
    report.replaceChildren(h('p', { class: 'status', role: 'status' }, `Reading ${file.name} …`));
    let response;
    try {
      response = await fetch(`/api/cohorts/${input.dataset.cohort}/teams?${query}`, { method: 'PUT', body: file, headers: { 'Content-Type': 'text/csv', 'X-XSRF-TOKEN': csrfToken() } });
    } catch {
      tell('There is no connection at the moment.', h('p', {}, 'Nobody has been invited. Please try again.'));
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      location.assign(answer.url);
      return;
    }
    const problems = (answer.problems ?? []).map(({ line, message }) => h('li', {}, line ? `Line ${line}: ${message}` : message));
    tell(answer.detail ?? 'Something went wrong on our side.', problems.length ? h('ul', {}, problems) : '');
  });
}
