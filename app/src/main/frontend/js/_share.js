import { announce } from './_dom.js';
import { text } from './_texts.js';

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
        words.textContent = text('script.share.copied');
        announce(text('script.share.copied'));
        setTimeout(() => (words.textContent = before), 3000);
      } catch {
        field.closest('details')?.setAttribute('open', '');
        field.focus();
        field.select();
        announce(text('script.share.selected'));
      }
    });
  }
}

/** HTML is pasted as what it looks like, and as its source where only text can be. */
function copy(content, kind) {
  if (kind !== 'html') return navigator.clipboard.writeText(content);
  const as = (type) => new Blob([content], { type });
  return navigator.clipboard.write([new ClipboardItem({ 'text/html': as('text/html'), 'text/plain': as('text/plain') })]);
}
