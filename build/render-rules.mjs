// Takes the pictures of docs/rules.md: the decision tables that the examples in owner-changes change, with what they change
// outlined; needs a Chromium on the PATH: node build/render-rules.mjs
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { chromiumOnPath } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dmn = join(dirname(createRequire(import.meta.url).resolve('dmn-js/package.json')), 'dist');
const changes = join(root, 'app', 'src', 'test', 'resources', 'owner-changes');
const target = join(root, 'docs', 'pictures', 'rules');

/** What docs/rules.md shows in words. */
const WITHOUT = ['joining-late', 'level-value', 'one-alone', 'smallest-team'];

/** The decision a change is about, as delivered and as changed; undefined if it is about something else. */
function table({ edit }) {
  const file = edit[0]?.file;
  if (!file?.endsWith('.dmn') || edit.some((it) => it.file !== file)) return undefined;
  const before = readFileSync(join(root, file), 'utf8');
  return { before, after: edit.reduce((xml, { find, replace }) => xml.replaceAll(find, replace), before) };
}

async function show(page, xml) {
  await page.setContent('<body style="margin:0;background:#fff"><div id="canvas" style="width:1240px"></div>');
  for (const css of ['dmn-js-shared.css', 'dmn-js-decision-table.css', 'dmn-font/css/dmn-embedded.css']) await page.addStyleTag({ path: join(dmn, 'assets', css) });
  await page.addStyleTag({ content: '.powered-by, .view-drd, .tjs-container .decision-table-header { display: none !important } .is-changed { outline: 3px solid #b3261e; outline-offset: -3px }' });
  await page.addScriptTag({ path: join(dmn, 'dmn-viewer.production.min.js') });
  return page.evaluate(async (xml) => {
    const viewer = new window.DmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
    const canvas = document.querySelector('#canvas');
    canvas.style.width = `${Math.max(1240, document.querySelector('.tjs-table').scrollWidth + 60)}px`;
    return [...document.querySelectorAll('.tjs-table tr')].map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.innerText));
  }, xml);
}

const browser = await chromium.launch(chromiumOnPath());
mkdirSync(target, { recursive: true });
try {
  for (const name of readdirSync(changes).sort().filter((it) => !WITHOUT.includes(basename(it, '.yaml')))) {
    const found = table(parse(readFileSync(join(changes, name), 'utf8')));
    if (!found) continue;
    const page = await browser.newPage({ viewport: { width: 2400, height: 900 } });
    const old = await show(page, found.before);
    await show(page, found.after);
    await page.evaluate(
      (old) =>
        document.querySelectorAll('.tjs-table tr').forEach((row, i) => {
          const cells = [...row.querySelectorAll('td, th')];
          if (old.some((known) => known.slice(1).join() === cells.slice(1).map((cell) => cell.innerText).join())) return;
          cells.forEach((cell, j) => {
            if (j > 0 && /\w/.test(cell.innerText) && !old[i]?.includes(cell.innerText)) cell.classList.add('is-changed');
          });
        }),
      old,
    );
    const picture = join(target, `${basename(name, '.yaml')}.png`);
    await page.locator('.tjs-table').screenshot({ path: picture });
    await page.close();
    console.log(picture);
  }
} finally {
  await browser.close();
}
