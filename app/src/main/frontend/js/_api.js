import { text } from './_texts.js';

/** An answer of the server that is not a success. `detail` is a sentence for the person at the screen. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? text('script.api.failed'));
    this.status = status;
    this.body = body ?? {};
  }
  /** Worth trying again without changing anything. */
  get passing() {
    return this.status === 0 || this.status >= 500;
  }
}

/** The token that proves to the server that a request comes from its own pages. */
export function csrfToken() {
  return decodeURIComponent(document.cookie.match(/(?:^|; )(?:__Host-)?XSRF-TOKEN=([^;]*)/)?.[1] ?? '');
}

/** Calls the portal's API: JSON in, JSON out, a Problem where it fails. `keepalive` outlives the page, `signal` ends the call. */
export async function api(path, { method = 'GET', json, keepalive = false, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      keepalive,
      signal,
      headers: {
        Accept: 'application/json',
        'X-XSRF-TOKEN': csrfToken(),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
  } catch {
    throw new Problem(0, { detail: text('script.api.offline') });
  }
  if (response.status === 401) {
    throw new Problem(401, { detail: text('script.api.signedOut') });
  }
  const body = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Problem(response.status, body);
  return body;
}
