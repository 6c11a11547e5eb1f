import { announce } from './_dom.js';

/** Copies what is to be pasted elsewhere. Without a script, or the right to, it is there to select. */
export function start(main) {
  for (const button of main.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    const words = button.querySelector('span');
    const before = words.textContent;
    button.addEventListener('click', async () => {
      const field = main.querySelector(`#${button.dataset.copy}`);
      try {
        await copy(field.value, button.dataset.as);
        words.textContent = 'Copied';
        announce('Copied.');
        setTimeout(() => (words.textContent = before), 3000);
      } catch {
        field.closest('details')?.setAttribute('open', '');
        field.focus();
        field.select();
        announce('Selected. Copy it with your keyboard.');
      }
    });
  }
}

/** HTML is pasted as what it looks like, and as its source where only text can be. */
function copy(text, kind) {
  if (kind !== 'html') return navigator.clipboard.writeText(text);
  const as = (type) => new Blob([text], { type });
  return navigator.clipboard.write([new ClipboardItem({ 'text/html': as('text/html'), 'text/plain': as('text/plain') })]);
}
