import { h } from './_dom.js';
import { text } from './_texts.js';

/** The words of an element, without the mark of a required field. */
function wordsOf(element) {
  const copy = element?.cloneNode(true);
  copy?.querySelectorAll('.fjs-asterix').forEach((mark) => mark.remove());
  return copy?.textContent.trim() ?? '';
}

/** The heading of a row in a list: the last one before what is in the row. */
function headingBefore(element, list) {
  const headings = [...(list?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])];
  return headings.filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
}

/** What is wrong in a form, as it is shown at its fields: a line for each, which leads to the field. */
export function problemsIn(place) {
  return [...place.querySelectorAll('.fjs-form-field-error')].filter((error) => error.textContent.trim()).map((error) => {
    const field = error.closest('.fjs-form-field');
    const input = field.querySelector('input, textarea, select, [tabindex]');
    const row = wordsOf(headingBefore(error, field.closest('.fjs-form-field-dynamiclist')));
    const [label, problem] = [wordsOf(field.querySelector('.fjs-form-field-label')), error.textContent.trim()];
    const words = row ? text('script.task.problemIn', row, label, problem) : text('script.task.problemAt', label, problem);
    return h('li', {}, h('a', { href: `#${input?.id ?? ''}`, click: (event) => leadTo(event, input) }, words));
  });
}

function leadTo(event, input) {
  event.preventDefault();
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
}
