import { keepWhatIsSent } from './_typed.js';
import { start } from './_visit.js';

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  const button = event.submitter;
  if (event.target.dataset.sent) event.preventDefault();
  else if (event.target.method === 'post') {
    event.target.dataset.sent = 'true';
    button?.setAttribute('aria-disabled', 'true');
  }
});
// On a phone the bar shows what fits; the rest opens above it.
document.addEventListener('click', ({ target }) => {
  const more = target.closest('.more button');
  more?.setAttribute('aria-expanded', more.ariaExpanded !== 'true');
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
  }
});

// Times of day are the reader's; the server knows them from the next page on.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`zone=${zone}`)) document.cookie = `zone=${zone}; path=/; max-age=${400 * 24 * 60 * 60}; samesite=lax`;

start().then(keepWhatIsSent);
