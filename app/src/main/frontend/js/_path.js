import { api } from './_api.js';
import { draw } from './_diagram.js';
import { announce } from './_dom.js';

/** What happens elsewhere (the first step is ready, reviewers have answered) appears by itself. */
function keepFresh(main) {
  const begun = Date.now();
  let timer;
  let left = false;

  const later = () => {
    timer = setTimeout(refresh, Date.now() - begun < 20_000 ? 500 : 4000);
  };

  async function refresh() {
    const response = document.hidden ? null : await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (left) return;
    if (response?.ok && !response.redirected) show(new DOMParser().parseFromString(await response.text(), 'text/html'));
    if (!left) later();
  }

  function show(page) {
    for (const part of ['#standing', '#stages', '#answers']) {
      const [now, next] = [main.querySelector(part), page.querySelector(part)];
      if (!now || !next || now.innerHTML === next.innerHTML) continue;
      now.replaceWith(document.adoptNode(next));
      if (part === '#standing') announce(next.textContent.trim());
    }
  }

  later();
  return () => {
    left = true;
    clearTimeout(timer);
  };
}

/** The path as a diagram: where it has been, where it is. The stages above it say the same in words. */
export function start(main) {
  const stop = keepFresh(main);
  const place = main.querySelector('[data-diagram]');
  if (!place) return stop;
  let drawn;
  const details = place.closest('details');
  const open = () => {
    if (drawn || (details && !details.open)) return;
    drawn = api(place.dataset.diagram).then(({ xml, done, here }) => {
      const marks = [['is-done', done], ['is-here', here]].flatMap(([look, ids]) => ids.map((element) => ({ element, look })));
      return draw(place, { xml, marks }, (known) => here.find((id) => known.get(id)?.type === 'bpmn:SubProcess'));
    });
  };
  details?.addEventListener('toggle', open);
  open();
  return () => {
    stop();
    drawn?.then((leave) => leave());
  };
}
