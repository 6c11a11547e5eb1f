// What Lighthouse says of the public pages of a running portal, out of 100 each:
// node build/lighthouse.mjs [http://localhost:8080]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumOnPath } from './chromium.mjs';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PAGES = ['/', '/how-it-works', '/catalog', '/catalog/elevating-sel', '/cost', '/cohorts', '/verify', '/sign-up', '/login'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const portal = process.argv[2] ?? 'http://localhost:8080';
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
try {
  console.log(['page', ...CATEGORIES].join('\t'));
  for (const page of PAGES) {
    const report = join(folder, 'report.json');
    execFileSync(
      'npx',
      ['--yes', LIGHTHOUSE, portal + page, '--output=json', `--output-path=${report}`, '--quiet',
        '--no-enable-error-reporting', `--chrome-flags=${FLAGS.join(' ')}`],
      { env: { ...process.env, CHROME_PATH: chromiumOnPath().executablePath }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const { audits, categories } = JSON.parse(readFileSync(report, 'utf8'));
    console.log([page, ...CATEGORIES.map(it => Math.round(categories[it].score * 100))].join('\t'));
    for (const { id, weight } of CATEGORIES.flatMap(it => categories[it].auditRefs)) {
      const { score, title } = audits[id];
      if (weight > 0 && score !== null && score < 0.9) {
        console.log(`  ${title}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
