import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Spanish } from 'flatpickr/dist/esm/l10n/es.js';
import { options } from 'preact';
import { text } from './_texts.js';

/** What form-js says, and what we say instead. */
const WORDS = {
  'Field is required.': 'form.answer.missing.text',
  'Field must have minimum length of {value}.': 'script.form.tooShort',
  'Field must have maximum length of {value}.': 'script.form.tooLong',
  'Field must have minimum value of {value}.': 'form.answer.tooSmall',
  'Field must have maximum value of {value}.': 'form.answer.tooLarge',
  'Field must match pattern {value}.': 'form.answer.pattern',
  'Field must be a valid email.': 'script.form.email',
  'Value is not a number.': 'form.answer.missing.number',
  'Value is expected to be an integer.': 'script.form.integer',
  'Date and time must both be entered.': 'script.form.dateAndTime',
  'Add new': 'script.form.add',
  'Expand all ({value})': 'script.form.expand',
  Collapse: 'script.form.collapse',
  Increment: 'script.form.increment',
  Decrement: 'script.form.decrement',
  Search: 'script.form.search',
  'Skip to search': 'script.form.skipToSearch',
  'Remove tag': 'script.form.removeTag',
  'No results': 'script.form.noResults',
  'All values selected': 'script.form.allSelected',
  'Nothing to show.': 'script.form.empty',
};

/** What is missing instead of a text, by the type of the field. */
const MISSING = {
  checkbox: 'form.answer.missing.box',
  radio: 'form.answer.missing.choice',
  select: 'form.answer.missing.choice',
  checklist: 'form.answer.missing.choices',
  taglist: 'form.answer.missing.choices',
  number: 'form.answer.missing.number',
};

function translate(template, values = {}) {
  return WORDS[template] ? text(WORDS[template], values.value) : template.replace(/\{(\w+)}/g, (placeholder, name) => values[name] ?? placeholder);
}

/** What form-js shows without asking for a translation. */
const prepare = options.vnode;
options.vnode = (node) => {
  const { props } = node;
  if (props.class?.includes?.('fjs-select-placeholder')) props.children = text('script.form.select');
  if (props.class === 'fjs-dropdownlist-empty' && props.children === 'No results') props.children = text('script.form.noResults');
  if (props.class === 'fjs-input' && props.placeholder === 'Search') props.placeholder = text('script.form.search');
  prepare?.(node);
};

/** Texts of the catalog with headings and lists in them; every other value is plain text. */
const FORMATTED = ({ microCredential }) => [microCredential?.rubric];

/** Marks, line breaks aside, mean nothing to Markdown after a backslash; nor do spaces that do not break. */
const literally = (value) => String(value ?? '').replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^[ \t]+/gm, (spaces) => '\u00a0'.repeat(spaces.length));

/** What people wrote is shown as they wrote it, wherever a text of the form says it. */
function showAsWritten(form) {
  const templating = form.get('templating');
  const fields = form.get('formFieldRegistry');
  const evaluate = templating.evaluate.bind(templating);
  const isMarkdown = (template) => fields.getAll().some(({ type, text: words }) => type === 'text' && words === template);
  templating.evaluate = (template, context, settings) => {
    if (!isMarkdown(template)) return evaluate(template, context, settings);
    const formatted = FORMATTED(form._getState().initialData ?? {});
    return evaluate(template, context, { ...settings, sanitizer: (value) => (formatted.includes(value) ? value : literally(value)) });
  };
}

/** A form that speaks as the rest of the portal, in the language of the page. */
export function makeForm(container) {
  if (document.documentElement.lang === 'es') flatpickr.localize(Spanish);
  const form = new Form({ container, additionalModules: [{ translate: ['value', translate] }] });
  showAsWritten(form);
  const validator = form.get('validator');
  const fields = form.get('formFieldRegistry');
  for (const validate of ['validateField', 'validateFieldInstance']) {
    const original = validator[validate].bind(validator);
    validator[validate] = (field, value) =>
      original(field, value).map((problem) => (problem === text('form.answer.missing.text') ? text(MISSING[fields.get(field.id)?.type] ?? 'form.answer.missing.text') : problem));
  }
  return form;
}
