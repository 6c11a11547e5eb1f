// Lists the license of every dependency, Maven's and npm's, and fails if one is not under an open-source license.
// node build/licenses.mjs OUTPUT: reads the SBOM of each module and package-lock.json.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// SPDX identifiers of licenses for programs, fonts and data, and the names that some projects use instead.
const OPEN = new RegExp(
  '^(' +
    [
      '0BSD|Apache-2\\.0|BlueOak-1\\.0\\.0|BSD-[234]-Clause|FreeBSD|ISC|MIT|MPL-2\\.0|Unicode-3\\.0|Unlicense|W3C|Zlib',
      'CC0-1\\.0|OFL-1\\.1|CDDL-1\\.0|EPL-[12]\\.0|EDL-1\\.0',
      'L?GPL-[23]\\.[01](-only|-or-later|-with-classpath-exception)?',
      'GNU General Public License, version 2 with the GNU Classpath Exception',
      'bpmn\\.io', // The MIT license; the mark stays visible in viewers.
    ].join('|') +
    ')$',
);

// Where the metadata is silent or wrong: what the license file in the package says.
const STATED = {
  'org.springframework.session:spring-session-core': 'Apache-2.0',
  'org.springframework.session:spring-session-jdbc': 'Apache-2.0',
  '@digitalbazaar/credentials-context': 'W3C',
  '@digitalcredentials/ed25519-multikey': 'BSD-3-Clause',
  '@bpmn-io/form-js-viewer': 'bpmn.io',
  'base-64': 'MIT',
  'bpmn-js': 'bpmn.io',
  'cli-table': 'MIT',
  'component-props': 'MIT',
  'credentials-context': 'W3C',
  'did-context': 'W3C',
  'dmn-js': 'bpmn.io',
  'dmn-js-boxed-expression': 'bpmn.io',
  'dmn-js-decision-table': 'bpmn.io',
  'dmn-js-drd': 'bpmn.io',
  'dmn-js-literal-expression': 'bpmn.io',
  'dmn-js-shared': 'bpmn.io',
};

/** Whether one of the licenses that a dependency offers is an open-source license. */
export function isOpen(licenses) {
  return licenses.some(it =>
    it
      .replace(/[()]/g, '')
      .split(/ OR /i)
      .some(choice => choice.split(/ AND /i).every(part => OPEN.test(part.trim()))),
  );
}

/** The dependencies of a CycloneDX document: {name, version, licenses}. */
export function ofBom(bom) {
  return (bom.components ?? [])
    .filter(it => it.group !== 'org.microendorse')
    .map(it => {
      const name = `${it.group}:${it.name}`;
      const declared = (it.licenses ?? []).map(each => each.expression ?? each.license.id ?? each.license.name);
      return { name, version: it.version, licenses: STATED[name] ? [STATED[name]] : declared };
    });
}

/** The dependencies of a package-lock.json. */
export function ofLock(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, it]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return { name, version: it.version, licenses: [STATED[name] ?? it.license].filter(Boolean) };
    });
}

function main(output) {
  const boms = readdirSync(root)
    .map(module => join(root, module, 'target', 'bom.json'))
    .filter(existsSync);
  const all = [
    ...boms.flatMap(file => ofBom(JSON.parse(readFileSync(file, 'utf8')))),
    ...ofLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))),
  ];
  const lines = new Map(all.map(it => [`${it.name} ${it.version}`, it.licenses.join(' or ') || 'unknown']));
  writeFileSync(output, [...lines].sort().map(([it, license]) => `${it}: ${license}\n`).join(''));
  const closed = [...new Map(all.filter(it => !isOpen(it.licenses)).map(it => [it.name, it])).values()];
  for (const it of closed) {
    console.error(`${it.name} ${it.version}: ${it.licenses.join(' or ') || 'no license'} is not on the list of open-source licenses in build/licenses.mjs.`);
  }
  console.log(`${lines.size} dependencies and their licenses are in ${output}.`);
  process.exit(closed.length ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv[2]);
}
