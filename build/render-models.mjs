// Draws every process and decision as a picture under target/models, to be looked at; needs a Chromium on the PATH: node build/render-models.mjs [file...]
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumOnPath } from './chromium.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const packages = join(dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json')), '..');
const target = join(root, 'target', 'models');

export const VIEWERS = {
  '.bpmn': { js: 'bpmn-js/dist/bpmn-viewer.production.min.js', name: 'BpmnJS', css: ['bpmn-js/dist/assets/bpmn-js.css'] },
  '.dmn': {
    js: 'dmn-js/dist/dmn-viewer.production.min.js',
    name: 'DmnJS',
    css: ['dmn-js-shared.css', 'dmn-js-decision-table.css', 'dmn-font/css/dmn-embedded.css'].map((css) => `dmn-js/dist/assets/${css}`),
  },
};

async function draw(browser, file) {
  const viewer = VIEWERS[extname(file)];
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.setContent('<body style="margin:0;background:#fff"><div id="canvas" style="width:1400px;height:900px"></div>');
  for (const css of viewer.css) await page.addStyleTag({ path: join(packages, css) });
  await page.addScriptTag({ path: join(packages, viewer.js) });
  const size = await page.evaluate(
    async ({ xml, name }) => {
      const viewer = new window[name]({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) throw new Error(warnings.join('\n'));
      if (name === 'DmnJS') {
        await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
        return { width: 1400, height: 500 };
      }
      const { inner } = viewer.get('canvas').viewbox();
      return { width: Math.ceil(inner.width + 40), height: Math.ceil(inner.height + 40) };
    },
    { xml: readFileSync(file, 'utf8'), name: viewer.name },
  );
  await page.setViewportSize(size);
  await page.evaluate((size) => Object.assign(document.querySelector('#canvas').style, { width: `${size.width}px`, height: `${size.height}px` }), size);
  if (viewer.name === 'BpmnJS') {
    await page.evaluate(
      async ({ xml, size }) => {
        document.querySelector('#canvas').replaceChildren();
        const viewer = new window.BpmnJS({ container: '#canvas' });
        await viewer.importXML(xml);
        const canvas = viewer.get('canvas');
        const { inner } = canvas.viewbox();
        canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, ...size });
      },
      { xml: readFileSync(file, 'utf8'), size },
    );
  }
  const picture = join(target, `${basename(file)}.png`);
  await page.screenshot({ path: picture });
  await page.close();
  console.log(picture);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, 'processes');
  const models = readdirSync(folder).filter((file) => extname(file) in VIEWERS).map((file) => join(folder, file));
  mkdirSync(target, { recursive: true });
  const browser = await chromium.launch(chromiumOnPath());
  try {
    for (const file of process.argv.length > 2 ? process.argv.slice(2) : models) await draw(browser, file);
  } finally {
    await browser.close();
  }
}
