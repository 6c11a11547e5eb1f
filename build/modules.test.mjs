// The portal's browser modules: none depends on itself, by whatever way it is loaded.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = 'app/src/main/frontend/js/portal.js';

/** A way from a module back to itself, if there is one after this way. */
function circle(modules, module, way = []) {
  if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
  const next = modules[module].imports.filter(({ external }) => !external);
  return next.map(({ path }) => circle(modules, path, [...way, module])).find((found) => found);
}

test('no module depends on itself, also where a page is loaded when it is opened', async () => {
  const { metafile } = await build({ entryPoints: [ENTRY], absWorkingDir: root, bundle: true, packages: 'external', format: 'esm', write: false, metafile: true, logLevel: 'error' });
  assert.ok(metafile.inputs[ENTRY.replace('portal', '_task')], 'pages are among the modules');
  assert.equal(circle(metafile.inputs, ENTRY)?.join(' → '), undefined);
});
