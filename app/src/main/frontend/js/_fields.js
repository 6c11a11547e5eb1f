import { h, note } from './_dom.js';
import { text } from './_texts.js';

/** What is missing, by the type of the field. */
const MISSING = {
  checkbox: 'form.answer.missing.box',
  radio: 'form.answer.missing.choice',
  'select-one': 'form.answer.missing.choice',
  number: 'form.answer.missing.number',
  date: 'script.form.missing.day',
  file: 'script.form.missing.file',
};

/** What is wrong with a field, in the language of the page. */
function problemWith({ type, validity, min, max, minLength }) {
  if (validity.valueMissing || validity.badInput) return text(MISSING[type] ?? 'form.answer.missing.text');
  if (validity.tooShort) return text('script.form.tooShort', minLength);
  if (validity.rangeUnderflow) return type === 'date' ? text('script.form.tooEarly', min) : text('form.answer.tooSmall', min);
  if (validity.rangeOverflow) return text('form.answer.tooLarge', max);
  if (validity.stepMismatch) return text('script.form.integer');
  return text(type === 'email' ? 'script.form.email' : 'form.answer.pattern');
}

/** One of a group of radio buttons stands for all of them. */
const wrongFields = (form) =>
  [...form.elements].filter((field, at, all) => field.willValidate && !field.validity.valid && (field.type !== 'radio' || all.findIndex(({ name }) => name === field.name) === at));

function labelOf(field) {
  const label = field.type === 'radio' ? field.closest('fieldset')?.querySelector('legend') : field.labels?.[0];
  return (field.getAttribute('aria-label') ?? label?.textContent ?? '').trim();
}

const describing = (field) => (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
const wordsAt = (field) => describing(field).map((id) => document.getElementById(id)).find((it) => it?.classList.contains('problem'));

/** Says at a field what is wrong with it. */
function mark(field, words) {
  field.setAttribute('aria-invalid', 'true');
  if (wordsAt(field)) return;
  field.id ||= `field-${Math.random().toString(36).slice(2)}`;
  const id = `${field.id}-problem`;
  (field.closest('label') ?? field).before(h('p', { class: 'problem', id }, words));
  field.setAttribute('aria-describedby', [id, ...describing(field)].join(' '));
}

function clear(form) {
  form.querySelector('[data-problems]')?.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    const words = wordsAt(field);
    if (!words) continue;
    field.setAttribute('aria-describedby', describing(field).filter((id) => id !== words.id).join(' '));
    words.remove();
  }
}

/** Leads from the top of a form to the fields that are wrong. */
function summarize(form, lines) {
  const links = lines.map(([field, words]) => h('li', {}, h('a', { href: `#${field.id}` }, words)));
  const summary = note('wrong', text('script.task.problem'), h('ul', { class: 'plain' }, links));
  summary.dataset.problems = '';
  form.prepend(summary);
  return summary;
}

function show(summary) {
  summary.scrollIntoView({ block: 'center' });
  summary.focus();
}

/** Once the browser is where the address leads, which would take the focus away. */
function showFirst(summary) {
  if (document.readyState === 'complete') show(summary);
  else addEventListener('load', () => setTimeout(() => show(summary)), { once: true });
}

/** The portal's own forms: all problems on top, each with a link to its field, whether the browser finds them or the server. */
export function start(main) {
  for (const form of main.querySelectorAll('form[method=post]:not([novalidate])')) {
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      clear(form);
      const wrong = wrongFields(form).map((field) => [field, problemWith(field)]);
      if (wrong.length === 0) return;
      event.preventDefault();
      for (const [field, problem] of wrong) mark(field, problem);
      show(summarize(form, wrong.map(([field, problem]) => [field, text('script.task.problemAt', labelOf(field), problem)])));
    });
  }

  const summary = main.querySelector('[data-problems]');
  for (const link of summary?.querySelectorAll('a[href^="#"]') ?? []) {
    const field = document.getElementById(link.hash.slice(1));
    if (field) mark(field, link.textContent);
  }
  const marked = [...main.querySelectorAll('form [aria-invalid=true]')].filter(wordsAt);
  if (summary) showFirst(summary);
  else if (marked.length > 0) showFirst(summarize(marked[0].form, marked.map((field) => [field, wordsAt(field).textContent])));
}
