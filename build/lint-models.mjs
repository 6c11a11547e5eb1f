// Checks every process, decision and form, and how they fit together: node build/lint-models.mjs
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { BpmnModdle } from 'bpmn-moddle';
import bpmnlint from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { DmnModdle } from 'dmn-moddle';
import { build } from 'esbuild';
import { geometry } from './lint/geometry.mjs';
import { wiring } from './lint/wiring.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
/** One after the other: the rules of the two versions have the same names. */
const BPMN_RULES = ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-6', 'plugin:camunda-compat/camunda-cloud-8-8'];

function files(folder, extension) {
  return readdirSync(folder).filter((name) => name.endsWith(extension)).sort().map((name) => join(folder, name));
}

/** What is found in a text, found once: linting many folders meets the same texts again and again. */
function oncePerText(find) {
  const found = new Map();
  return (text) => {
    if (!found.has(text)) found.set(text, find(text));
    return found.get(text);
  };
}

const lintProcess = oncePerText(async (text) => {
  const moddle = new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') });
  const { rootElement: definitions, warnings } = await moddle.fromXML(text);
  const problems = warnings.map(({ message }) => ({ rule: 'parse', message }));
  for (const rules of BPMN_RULES) {
    const linter = new bpmnlint.Linter({ config: { extends: rules }, resolver: new NodeResolver({ require }) });
    for (const [rule, reports] of Object.entries(await linter.lint(definitions))) {
      for (const { id, message } of reports) problems.push({ rule, id, message });
    }
  }
  return { definitions, problems: [...problems, ...geometry(definitions)] };
});

const readProcess = async (file) => ({ file, ...(await lintProcess(readFileSync(file, 'utf8'))) });

async function readDecision(file) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(readFileSync(file, 'utf8'));
  return { file, definitions: rootElement, warnings };
}

/** The form linter as Camunda's modelers use it; its package is written for bundlers, so it is bundled here. */
async function bundleFormLinter() {
  const { outputFiles } = await build({ stdin: { contents: "export { FormLinter } from '@camunda/form-linting';", resolveDir: root }, bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'error' });
  const { FormLinter } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return new FormLinter();
}

const formLinter = await bundleFormLinter();
const lintForm = oncePerText((text) => formLinter.lint(JSON.parse(text)));

/** Where a schema allows any text: the engine holds no text that is not public, and says of each why it is. */
function* texts(schema, path) {
  const restricted = schema.enum || schema.format || schema.pattern || schema['x-public'];
  if ([schema.type].flat().includes('string') && !restricted) yield path;
  for (const [name, property] of Object.entries(schema.properties ?? {})) yield* texts(property, `${path}.${name}`);
  for (const inner of [schema.items, schema.additionalProperties]) if (inner instanceof Object) yield* texts(inner, `${path}[]`);
}

/** Each variable's schema is sound, its example follows it, and it has no place for private texts. */
const lintVariables = oncePerText((text) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return Object.entries(JSON.parse(text).properties).flatMap(([name, schema]) => {
    if (!schema.title || !schema.description || !schema.examples?.length) return [{ rule: 'variables/described', id: name, message: 'needs a title, a description and an example' }];
    const sound = [schema, schema['x-opened']].filter(Boolean).every((it) => it.examples.every(ajv.compile(it)));
    const open = [...texts(schema, name)].map((id) => ({ rule: 'variables/private', id, message: 'may be any text: let it be a note, or say under x-public why everybody may read it' }));
    if (open.length) return open;
    return sound ? [] : [{ rule: 'variables/example', id: name, message: 'has an example that does not follow its schema' }];
  });
});

/** All problems of the models in a folder that holds processes/ and forms/. */
export async function lint(folder) {
  const problems = [];
  const processes = await Promise.all(files(join(folder, 'processes'), '.bpmn').map(readProcess));
  const decisions = await Promise.all(files(join(folder, 'processes'), '.dmn').map(readDecision));
  const forms = files(join(folder, 'forms'), '.form').map((file) => ({ file, text: readFileSync(file, 'utf8') })).map(({ file, text }) => ({ file, text, form: JSON.parse(text) }));
  const schemaFile = join(folder, 'processes', 'variables.schema.json');
  const schema = readFileSync(schemaFile, 'utf8');

  for (const { file, problems: found } of processes) {
    problems.push(...found.map((problem) => ({ file, id: file, ...problem })));
  }
  for (const { file, warnings } of decisions) {
    for (const { message } of warnings) problems.push({ rule: 'parse', file, id: file, message });
  }
  for (const { file, text } of forms) {
    for (const { id, message } of lintForm(text)) problems.push({ rule: 'form-linting', file, id, message });
  }
  problems.push(...lintVariables(schema).map((problem) => ({ file: schemaFile, ...problem })), ...wiring({ processes, decisions, forms, variables: JSON.parse(schema).properties }));
  return problems.map((problem) => ({ ...problem, file: relative(folder, resolve(folder, problem.file)) }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = await lint(root);
  for (const { rule, file, id, message } of problems) console.error(`${file}: ${id} ${message} (${rule})`);
  if (problems.length) process.exit(1);
  console.log('Models are sound: processes, decisions, forms, variables and how they fit together.');
}
