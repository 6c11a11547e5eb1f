import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { api } from './_api.js';

/** The path as a diagram: where it has been, where it is. The stages above it say the same in words. */
export function start(main) {
  const place = main.querySelector('[data-diagram]');
  if (!place) return undefined;
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
    canvas.zoom('fit-viewport', 'auto');
    place.querySelector('svg')?.setAttribute('role', 'img');
    place.querySelector('svg')?.setAttribute('aria-label', place.dataset.text);
  };
  details?.addEventListener('toggle', draw);
  draw();
  return () => viewer?.destroy();
}
