import { h, icon } from './_dom.js';

const SHOWN = {
  'application/pdf': (url, name) => h('iframe', { src: `${url}#navpanes=0&view=FitH`, title: name }),
  'image/': (url, name) => h('img', { src: url, alt: name }),
  'video/': (url) => h('video', { src: url, controls: true, preload: 'metadata', playsinline: true }),
  'audio/': (url) => h('audio', { src: url, controls: true, preload: 'metadata' }),
};

/** Evidence opened next to the rubric; what a browser cannot show safely is offered as a download. */
export function startViewer(main) {
  const viewer = main.querySelector('.viewer');
  if (!viewer) return;
  const screen = viewer.querySelector('.screen');

  function open(tab) {
    const { url, type, name } = tab.dataset;
    for (const other of viewer.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(other === tab));
    const kind = Object.keys(SHOWN).find((prefix) => type.startsWith(prefix) && type !== 'image/svg+xml');
    const download = h('a', { class: 'button', href: `${url}?download`, download: name }, icon('download'), 'Download');
    screen.replaceChildren(kind ? SHOWN[kind](url, name) : h('div', {}, h('p', {}, `${name} cannot be shown here.`), download));
    const caption = viewer.querySelector('.caption');
    caption.replaceChildren(h('span', { class: 'muted small' }, `${tab.dataset.requirement}: ${name}`), kind ? h('a', { class: 'button quiet', href: `${url}?download`, download: name }, icon('download'), 'Download') : '');
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
