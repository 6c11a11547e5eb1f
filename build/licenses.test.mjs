import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpen, ofBom, ofLock } from './licenses.mjs';

test('open-source licenses pass, others and none do not', () => {
  assert.ok(isOpen(['Apache-2.0']));
  assert.ok(isOpen(['(MIT OR GPL-3.0-or-later)']));
  assert.ok(isOpen(['Camunda License 1.0', 'Apache-2.0']), 'one of those offered is enough');
  assert.ok(!isOpen(['Camunda License 1.0']));
  assert.ok(!isOpen(['MIT AND BUSL-1.1']), 'all that apply must be open');
  assert.ok(!isOpen(['UNLICENSED']));
  assert.ok(!isOpen(['Apache-2.0 with Commons Clause']));
  assert.ok(!isOpen([]));
});

test('the licenses of an SBOM and of a lock file are read', () => {
  const bom = {
    components: [
      { group: 'a', name: 'b', version: '1', licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Odd' } }] },
      { group: 'org.microendorse', name: 'domain', version: '1' },
      { group: 'c', name: 'd', version: '2' },
    ],
  };
  assert.deepEqual(ofBom(bom), [
    { name: 'a:b', version: '1', licenses: ['MIT', 'Odd'] },
    { name: 'c:d', version: '2', licenses: [] },
  ]);
  assert.deepEqual(ofLock({ packages: { '': {}, 'node_modules/x': { version: '3', license: 'ISC' } } }), [
    { name: 'x', version: '3', licenses: ['ISC'] },
  ]);
});
