import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { api } from './_api.js';
import { announce, h } from './_dom.js';
import { text } from './_texts.js';

const AIR = 40;

/** As much of the diagram as makes this element easy to read. */
function showAround(canvas, { x, y, width, height }) {
  canvas.viewbox({ x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR });
}

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
  let viewer;
  const details = place.closest('details');
  const draw = async () => {
    if (viewer || (details && !details.open)) return;
    viewer = new NavigatedViewer({ container: place });
    const { xml, done, here } = await api(place.dataset.diagram);
    await viewer.importXML(xml);
    const canvas = viewer.get('canvas');
    const known = viewer.get('elementRegistry');
    done.filter((id) => known.get(id)).forEach((id) => canvas.addMarker(id, 'is-done'));
    here.filter((id) => known.get(id)).forEach((id) => canvas.addMarker(id, 'is-here'));
    const whole = () => canvas.zoom('fit-viewport', 'auto');
    const stage = here.map((id) => known.get(id)).find((element) => element?.type === 'bpmn:SubProcess');
    const current = () => showAround(canvas, stage);
    (stage ? current : whole)();
    place.before(
      h('p', { class: 'row' },
        stage && h('button', { type: 'button', click: current }, text('script.path.here')),
        h('button', { type: 'button', click: whole }, text('script.path.whole')),
        h('span', { class: 'muted small' }, text('script.path.drag'))),
    );
    place.querySelector('svg')?.setAttribute('role', 'img');
    place.querySelector('svg')?.setAttribute('aria-label', place.dataset.text);
  };
  details?.addEventListener('toggle', draw);
  draw();
  return () => {
    stop();
    viewer?.destroy();
  };
}
