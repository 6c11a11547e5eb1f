// Bundles the portal's style sheets and browser modules. Does nothing if nothing has changed since the last time.
// usage: node bundle-portal.mjs OUTPUT_FOLDER
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'app', 'src', 'main', 'frontend');
const output = process.argv[2] ?? join(root, 'app', 'target', 'classes', 'static', 'assets');

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const inputs = [...files(source), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)];
const wanted = inputs
  .reduce((hash, file) => hash.update(file).update(readFileSync(file)), createHash('sha256'))
  .digest('hex');
const marker = join(output, '.bundled');
if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) process.exit(0);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
// What pages link to; everything else is reached from these.
const entries = [
  ...['portal.css', 'form.css', 'diagram.css'].map((name) => join(source, 'css', name)),
  join(source, 'js', 'portal.js'),
];
await build({
  entryPoints: entries,
  outdir: output,
  entryNames: '[name]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: ['es2022'],
  loader: { '.svg': 'file', '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'file' },
  nodePaths: [join(root, 'node_modules')],
  legalComments: 'eof',
  logLevel: 'warning',
});
cpSync(join(source, 'images'), output, { recursive: true });
// Files of their own: a worker, and the decoder it loads when a HEIC photo is opened (LGPL-3.0, so it stays replaceable).
cpSync(join(source, 'js', 'heic-worker.js'), join(output, 'heic-worker.js'));
cpSync(join(root, 'node_modules', 'libheif-js', 'libheif', 'libheif.js'), join(output, 'libheif.js'));
cpSync(join(root, 'node_modules', 'libheif-js', 'LICENSE'), join(output, 'libheif-license.txt'));
writeFileSync(marker, wanted);
