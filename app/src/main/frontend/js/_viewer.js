import { h, icon } from './_dom.js';
import { text } from './_texts.js';

const SHOWN = {
  'application/pdf': (url, name) => h('iframe', { src: `${url}#navpanes=0&view=FitH`, title: name }),
  'image/heic': photo,
  'image/heif': photo,
  'image/tiff': undefined,
  'image/svg+xml': undefined,
  'image/': (url, name) => h('img', { src: url, alt: name }),
  'video/': (url) => h('video', { src: url, controls: true, preload: 'metadata', playsinline: true }),
  'audio/': (url) => h('audio', { src: url, controls: true, preload: 'metadata' }),
};

/** A HEIC photo: decoded here, because most browsers cannot. Tells by events how it went, as an image does. */
function photo(url, name) {
  const canvas = h('canvas', { role: 'img', 'aria-label': name, hidden: true });
  const place = h('div', { class: 'converted' }, h('p', { role: 'status' }, text('script.viewer.photo')), canvas);
  const failed = () => canvas.dispatchEvent(new Event('error'));
  const worker = new Worker(new URL('heic-worker.js', new URL('/assets/', location.href)));
  worker.addEventListener('error', failed);
  worker.addEventListener('message', ({ data: { width, height, pixels } }) => {
    worker.terminate();
    if (!pixels) {
      failed();
      return;
    }
    Object.assign(canvas, { width, height, hidden: false });
    canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
    place.replaceChildren(canvas);
  });
  fetch(url)
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(response.status)))
    .then((bytes) => worker.postMessage(new Uint8Array(bytes), [bytes]))
    .catch(failed);
  return place;
}

/** Evidence opened next to the rubric; what a browser cannot show safely is offered as a download. */
export function startViewer(main) {
  const viewer = main.querySelector('.viewer');
  if (!viewer) return;
  const screen = viewer.querySelector('.screen');

  function open(tab) {
    const { url, type, name } = tab.dataset;
    for (const other of viewer.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(other === tab));
    const show = SHOWN[Object.keys(SHOWN).find((prefix) => type.startsWith(prefix))];
    const download = h('a', { class: 'button', href: `${url}?download`, download: name }, icon('download'), text('script.viewer.download'));
    const instead = () => screen.replaceChildren(h('div', {}, h('p', {}, text('script.viewer.instead', name)), download));
    if (show) {
      const shown = show(url, name);
      // Events of media do not bubble.
      shown.addEventListener('error', () => shown.isConnected && instead(), true);
      screen.replaceChildren(shown);
    } else {
      instead();
    }
    const caption = viewer.querySelector('.caption');
    caption.replaceChildren(h('span', { class: 'muted small', dir: 'auto' }, `${tab.dataset.requirement}: ${name}`), show ? h('a', { class: 'button quiet', href: `${url}?download`, download: name }, icon('download'), text('script.viewer.download')) : '');
  }

  viewer.addEventListener('click', (event) => {
    const tab = event.target.closest('[aria-pressed]');
    if (!tab) return;
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    open(tab);
  });
  const first = viewer.querySelector('[data-first]') ?? viewer.querySelector('[aria-pressed]');
  if (first) open(first);
}
