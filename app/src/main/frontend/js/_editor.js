/** The text of the catalog: a problem leads to its line. */
export function start(main) {
  const text = main.querySelector('#text');
  main.addEventListener('click', (event) => {
    const line = Number(event.target.closest('[data-line]')?.dataset.line);
    if (!line) return;
    event.preventDefault();
    const lines = text.value.split('\n');
    const begin = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(begin, begin + (lines[line - 1] ?? '').length);
    text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 4);
  });
  const problems = main.querySelector('#problems');
  problems?.focus();
}
