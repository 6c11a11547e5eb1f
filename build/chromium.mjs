import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What playwright-core needs to start the Chromium on the PATH, or undefined where there is none. */
export function chromiumOnPath() {
  const candidates = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executablePath = candidates.find((path) => existsSync(path));
  return executablePath && { executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] };
}
