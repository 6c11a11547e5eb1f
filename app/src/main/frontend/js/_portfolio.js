import { api, csrfToken } from './_api.js';
import { announce, h, icon } from './_dom.js';
import { locale, text } from './_texts.js';

const AT_ONCE = 2;
const TRIES = 6;
const PATIENCE = 5 * 60_000;
const LONGEST_WAIT = 60_000;

/** The portfolio: files go up as they are, with progress; a lost connection only costs time. */
export function start(main) {
  const place = main.querySelector('[data-portfolio]');
  if (!place) return undefined;
  const { portfolio: enrollment, changes } = place.dataset;
  const queue = [];
  let running = 0;
  let asked = 0;

  const warn = (event) => {
    if (running) event.preventDefault();
  };
  addEventListener('beforeunload', warn);

  for (const zone of place.querySelectorAll('.drop')) {
    const input = zone.querySelector('input');
    const add = (files) => [...files].forEach((file) => enqueue(zone.dataset.requirement, file, zone));
    input.addEventListener('change', () => {
      add(input.files);
      input.value = '';
    });
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      add(event.dataTransfer.files);
    });
  }

  place.addEventListener('change', async ({ target: choice }) => {
    const item = choice.matches('select.declaration') && choice.closest('[data-artifact]');
    if (!item) return;
    const status = item.querySelector('.saved');
    status.textContent = '';
    try {
      await api(`/api/enrollments/${enrollment}/artifacts/${item.dataset.artifact}`, { method: 'POST', json: { pupilData: choice.value } });
      choice.dataset.saved = choice.value;
      announce(text('script.portfolio.saved'));
      await changed();
    } catch (problem) {
      choice.value = choice.dataset.saved ?? '';
      status.textContent = problem.message;
    }
  });

  place.addEventListener('click', (event) => {
    const button = event.target.closest('[data-remove]');
    if (button) ask(button.closest('[data-artifact]'), button);
  });

  /** A file that is removed does not come back. */
  function ask(item, button) {
    const remove = h('button', { type: 'button', class: 'danger', click: () => removed(item) }, text('script.portfolio.removeNow'));
    const keep = h('button', { type: 'button', class: 'quiet', click: kept }, text('script.portfolio.keep'));
    const question = h('div', { class: 'wide row' }, h('span', {}, text('script.portfolio.reallyRemove')), remove, keep);
    button.hidden = true;
    item.append(question);
    remove.focus();
    function kept() {
      question.remove();
      button.hidden = false;
      button.focus();
    }
  }

  async function removed(item) {
    try {
      await api(`/api/enrollments/${enrollment}/artifacts/${item.dataset.artifact}`, { method: 'DELETE' });
      const zone = item.closest('.requirement').querySelector('input');
      announce(text('script.portfolio.removed', item.querySelector('.name').textContent));
      item.remove();
      zone?.focus();
      changed();
    } catch (problem) {
      item.querySelector('.saved').textContent = problem.message;
    }
  }

  function enqueue(requirement, file, zone) {
    const progress = h('progress', { max: 100, value: 0, 'aria-label': text('script.portfolio.uploading', file.name) });
    const meta = h('span', { class: 'meta' }, text('script.portfolio.waiting'));
    const cancel = h('button', { type: 'button', class: 'quiet end' }, text('script.portfolio.cancel'));
    const line = h('div', { class: 'wide' }, progress);
    const item = h('li', {}, icon('file'), h('div', {}, h('div', { class: 'name', dir: 'auto' }, file.name), meta), cancel, line);
    zone.closest('.requirement').querySelector('.files').append(item);
    const upload = { requirement, file, item, meta, line, progress, cancel, tries: 0, waits: 0, cancelled: false };
    cancel.addEventListener('click', () => {
      upload.cancelled = true;
      upload.request?.abort();
      upload.wake?.();
      item.remove();
      announce(text('script.portfolio.canceled', file.name));
      zone.querySelector('input').focus();
    });
    const largest = Number(zone.dataset.largest) * 2 ** 20;
    if (file.size > largest) {
      failed(upload, text('script.portfolio.tooLarge', file.name, size(largest)), false);
      return;
    }
    queue.push(upload);
    next();
  }

  async function next() {
    if (running >= AT_ONCE || !queue.length) return;
    running++;
    const upload = queue.shift();
    try {
      await run(upload);
    } finally {
      running--;
      next();
    }
  }

  async function run(upload) {
    while (!upload.cancelled) {
      const { status, body, retryAfter } = await put(upload);
      if (upload.cancelled) return;
      if (status === 200 || status === 201) return arrived(upload, body?.fileName);
      if (upload.tries && status === 409 && (await arrivedBefore(upload))) return arrived(upload);
      if (status !== 0 && status < 500) return failed(upload, body?.detail ?? text('script.portfolio.refused'), false);
      if (retryAfter) {
        upload.busySince ??= Date.now();
        if (Date.now() - upload.busySince >= PATIENCE) {
          return failed(upload, text('script.portfolio.stillBusy'), true);
        }
        upload.meta.textContent = text('script.portfolio.busy');
        await pause(upload, Math.min(retryAfter * 1000 * 2 ** upload.waits++, LONGEST_WAIT));
        continue;
      }
      if (++upload.tries >= TRIES) return failed(upload, text('script.portfolio.failed'), true);
      upload.meta.textContent = text('script.portfolio.lost');
      await pause(upload, Math.min(1000 * 2 ** upload.tries, 15_000));
    }
  }

  function pause(upload, milliseconds) {
    return new Promise((wake) => {
      upload.wake = wake;
      setTimeout(wake, milliseconds);
      addEventListener('online', wake, { once: true });
    });
  }

  /** The connection may have been lost after the file had arrived. */
  async function arrivedBefore({ requirement, file }) {
    const there = await api(`/api/enrollments/${enrollment}/artifacts`).catch(() => []);
    return there.some(
      ({ requirementId, fileName, renamedFrom, size }) =>
        requirementId === requirement && (renamedFrom ?? fileName) === file.name && size === file.size,
    );
  }

  function put(upload) {
    return new Promise((done) => {
      const { file, requirement, progress, meta } = upload;
      const request = new XMLHttpRequest();
      upload.request = request;
      request.open('PUT', `/api/enrollments/${enrollment}/artifacts?requirement=${encodeURIComponent(requirement)}&name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('X-XSRF-TOKEN', csrfToken());
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        const percent = total ? Math.floor((100 * loaded) / total) : 0;
        progress.value = percent;
        meta.textContent = percent < 100 ? text('script.portfolio.progress', percent, size(file.size)) : text('script.portfolio.checking');
      });
      const answer = () => {
        let body = null;
        try {
          body = JSON.parse(request.responseText);
        } catch {
          // An answer without a body has only its status to say.
        }
        done({ status: request.status, body, retryAfter: Number(request.getResponseHeader('Retry-After')) });
      };
      request.addEventListener('load', answer);
      request.addEventListener('error', () => done({ status: 0 }));
      request.addEventListener('abort', () => done({ status: 0 }));
      request.send(file);
    });
  }

  function failed(upload, message, worthTrying) {
    upload.meta.textContent = size(upload.file.size);
    upload.cancel.textContent = text('script.portfolio.dismiss');
    upload.line.replaceChildren(h('p', { class: 'failed', role: 'alert' }, message));
    if (worthTrying) {
      upload.line.append(
        h('button', {
          type: 'button',
          click: () => {
            upload.tries = 0;
            upload.waits = 0;
            upload.busySince = undefined;
            upload.line.replaceChildren(upload.progress);
            upload.cancel.textContent = text('script.portfolio.cancel');
            queue.push(upload);
            next();
          },
        }, text('script.again')),
      );
    }
  }

  async function arrived(upload, name = upload.file.name) {
    announce(name === upload.file.name ? text('script.portfolio.arrived', name) : text('script.portfolio.arrivedAs', upload.file.name, name));
    await changed(upload.item);
  }

  /** Takes the server's view of files and of what is still missing; the newest that was asked for. */
  async function changed(finished) {
    const question = ++asked;
    const response = await fetch(changes, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    finished?.remove();
    if (question !== asked) return;
    for (const missing of ['#missing', '.where .next']) {
      const [now, next] = [main.querySelector(missing), page.querySelector(missing)];
      if (now && next) now.replaceWith(document.adoptNode(next));
    }
    for (const requirement of page.querySelectorAll('.requirement')) {
      const here = document.getElementById(requirement.id);
      here.querySelector('.standing').replaceWith(document.adoptNode(requirement.querySelector('.standing')));
      const list = here.querySelector('.files');
      for (const item of requirement.querySelectorAll('[data-artifact]')) {
        if (!list.querySelector(`[data-artifact="${item.dataset.artifact}"]`)) {
          const uploading = list.querySelector('li:not([data-artifact])');
          list.insertBefore(document.adoptNode(item), uploading);
        }
      }
    }
  }

  return () => removeEventListener('beforeunload', warn);
}

/** 1536 -> "1.5 KB" */
function size(bytes) {
  const units = [text('script.bytes'), 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const number = bytes / 1024 ** step;
  const digits = step && number < 10 ? 1 : 0;
  return `${number.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false })} ${units[step]}`;
}
