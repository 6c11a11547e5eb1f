import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { api } from './_api.js';
import { h } from './_dom.js';
import { text } from './_texts.js';

const AIR = 40;

/** As much of the diagram as makes this element easy to read. */
function showAround(canvas, { x, y, width, height }) {
  canvas.viewbox({ x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR });
}

/**
 * Draws a process with its marks: element, look, and perhaps a label. `around` finds the id of the element to show first.
 * Returns what removes it; a model without a drawing leaves a sentence.
 */
export async function draw(place, { xml, marks }, around = () => undefined) {
  const viewer = new NavigatedViewer({ container: place });
  try {
    await viewer.importXML(xml);
  } catch {
    viewer.destroy();
    place.replaceWith(h('p', { class: 'muted' }, text('script.diagram.none')));
    return () => {};
  }
  const canvas = viewer.get('canvas');
  const known = viewer.get('elementRegistry');
  for (const { element, look, label } of marks.filter((it) => known.get(it.element))) {
    canvas.addMarker(element, look);
    if (label) viewer.get('overlays').add(element, { position: { top: -12, right: 14 }, scale: { min: 0.7 }, html: h('span', { class: `at-corner ${look}` }, label) });
  }
  const whole = () => canvas.zoom('fit-viewport', 'auto');
  const first = known.get(around(known));
  const current = () => showAround(canvas, first);
  (first ? current : whole)();
  place.before(
    h('p', { class: 'row' },
      first && h('button', { type: 'button', click: current }, text('script.path.here')),
      h('button', { type: 'button', click: whole }, text('script.path.whole')),
      ...[[1, 'larger'], [-1, 'smaller']].map(([step, key]) =>
        h('button', { type: 'button', click: () => viewer.get('zoomScroll').stepZoom(step) }, text(`script.diagram.${key}`))),
      h('span', { class: 'muted small' }, text('script.path.drag'))),
  );
  place.querySelector('svg')?.setAttribute('role', 'img');
  place.querySelector('svg')?.setAttribute('aria-label', place.dataset.text);
  return () => viewer.destroy();
}

/** A page with a diagram whose marks come from the server. */
export function start(main) {
  const place = main.querySelector('[data-diagram]');
  let leave = () => {};
  api(place.dataset.diagram)
    .then((diagram) => draw(place, diagram))
    .then((done) => (leave = done))
    .catch((problem) => place.replaceWith(h('p', { class: 'muted' }, problem.message)));
  return () => leave();
}
