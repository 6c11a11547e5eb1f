// Checks every text that people read: it has a key, an English and a Spanish text, and both ask for the same facts.
// node build/lint-texts.mjs
import { parse as parseMessage, TYPE } from '@formatjs/icu-messageformat-parser';
import { parse as parseScript } from 'acorn';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse as parseHtml } from 'parse5';
import { glossary } from './lint/glossary.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = ['app', 'domain', 'workers'];
/** Records that the state prescribes, files of figures, and what a badge says: they stay in English, with an explanation in Spanish (docs/adr/0036). */
const IN_ENGLISH = /(evidence-of-completion|provider-report|transcript)-pdf\.html$|record\/(CreditKind|EvidenceOfCompletion|YearRecords|RetentionPages)\.java$|credential\/(\w+Achievement|IssuerKeyStore|RsaKey)\.java$/;

/** For developers and operators: the page that shows all parts of the design, what the start says, and names within files. */
const NOT_FOR_READERS = new RegExp([
  /templates\/components\.html$/, /\/(local|start|demo|deployment)\//, /\/Demo\w*\.java$/, /MakeKeyCommand|ComponentsPage/,
  /InvalidBenchmarks|InvalidCatalog|ApiDocument|PersonalData|JobFailures|VariableBinding|EngineUnavailable|common\/NotFound|DeletedAppeals|BenchmarkReader|MailTemplate|IsolatedProcess|EngineDecisions|Answered\.java/,
  /media\/(Iso|Odf|Ooxml|Ole|Pdf)\w+\.java$/,
].map(({ source }) => source).join('|'));

/**
 * All problems of a source tree, as { rule, file, message, finding }. A finding fails nothing: a process owner may add
 * texts in English to models, and people read them in English until they are translated.
 */
export function lint(folder) {
  const source = read(folder);
  return [
    ...templates(source), ...scripts(source), ...classes(source),
    ...keys(source), ...translations(source),
    ...mails(source), ...forms(source), ...taskNames(source), ...sentences(source),
    ...glossary(source.words, source.texts),
  ].map((problem) => ({ ...problem, file: problem.file && relative(folder, problem.file) }));
}

function read(folder) {
  const below = (...path) => files(join(folder, ...path));
  const main = MODULES.flatMap((module) => below(module, 'src/main'));
  const like = (pattern) => main.filter((file) => pattern.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const texts = { en: new Map(), es: new Map() };
  const twice = [];
  for (const { file, text } of like(/\/messages\/\w[\w-]*_(en|es)\.properties$/)) {
    const language = texts[file.match(/_(en|es)\.properties$/)[1]];
    for (const [key, value] of properties(text)) {
      if (language.has(key)) twice.push({ rule: 'twice', file, message: `${key} is in two places.` });
      language.set(key, { file, value });
    }
  }
  return {
    folder, texts, twice,
    templates: like(/\/templates\/.*\.html$/), scripts: like(/\/frontend\/js\/.*\.js$/), classes: like(/\.java$/),
    mails: { en: below('domain/src/main/resources/mail/en'), es: below('domain/src/main/resources/mail/es') },
    forms: below('forms').filter((file) => file.endsWith('.form')),
    decisions: below('processes').filter((file) => /processes\/[\w-]+\.dmn$/.test(file)),
    processes: below('processes').filter((file) => /processes\/\w+\.bpmn$/.test(file)),
    same: lines(join(folder, 'build/lint/same-in-spanish.txt')),
    words: join(folder, 'docs/words.md'),
  };
}

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name !== 'target' && name !== 'node_modules').sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

function lines(file) {
  return existsSync(file) ? new Set(readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))) : new Set();
}

/** The entries of a Java properties file. */
function properties(text) {
  return text.replace(/\\\r?\n\s*/g, '').split(/\r?\n/).filter((line) => line.trim() && !/^\s*[#!]/.test(line)).map((line) => {
    const [, key, value] = line.match(/^\s*((?:\\.|[^\\:=\s])+)\s*[:=]?\s*(.*)$/);
    const plain = (it) => it.replace(/\\u([0-9a-fA-F]{4})/g, (all, code) => String.fromCharCode(parseInt(code, 16))).replace(/\\(.)/g, '$1');
    return [plain(key), plain(value)];
  });
}

const isForReaders = ({ file }) => !NOT_FOR_READERS.test(file) && !IN_ENGLISH.test(file);
/** Ids, as in aria-describedby. */
const isIds = (literal) => /^\s*([a-z]+(-[a-z]+)+\s*)+$/.test(literal);
const isText = (text) => /\p{L}{2}/u.test(text);
/** Whether a literal in code is for readers: words with spaces between them, or a word in sentence case. */
const readsLikeText = (literal) => /\p{L}[\p{L}’',:;]* \p{L}/u.test(literal) || /^\s*\p{Lu}\p{Ll}+[ .!?…:]?/u.test(literal);

// Templates

function templates({ templates }) {
  const problems = [];
  for (const { file, text } of templates.filter(isForReaders)) {
    const report = (message) => problems.push({ rule: 'text-in-template', file, message });
    const walk = (node, translated) => {
      if (node.nodeName === '#text' && !translated) {
        const words = node.value.replace(/\[\[.*?]]/gs, '');
        if (isText(words)) report(`“${words.trim().slice(0, 80)}” has no key.`);
      }
      for (const { name, value } of node.attrs ?? []) attribute(node, name, value, report);
      // A name of a language in its own language.
      const fixed = translated || node.attrs?.some(({ name }) => name === 'lang' && node.nodeName !== 'html') || ['script', 'style'].includes(node.nodeName);
      for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) walk(child, fixed);
    };
    walk(parseHtml(text, { scriptingEnabled: false }), false);
  }
  return problems;
}

function attribute(node, name, value, report) {
  if (name.startsWith('th:')) {
    if (/^th:(class|classappend|href|src|action|replace|insert|fragment|object)$/.test(name) && !name.endsWith('replace')) return;
    const code = value.replace(/@\{[^}]*}/g, '');
    for (const [, literal] of code.matchAll(/'((?:[^'\\]|\\.)*)'/g)) {
      if (readsLikeText(literal) && !isIds(literal)) report(`'${literal}' in ${name} has no key.`);
    }
  } else if (['title', 'alt', 'aria-label', 'placeholder', 'aria-description', 'aria-roledescription'].includes(name)
      || (name === 'content' && node.attrs.some((it) => it.name === 'name' && it.value === 'description'))) {
    if (isText(value)) report(`${name}="${value}" has no key.`);
  }
}

// Scripts

function scripts({ scripts }) {
  const problems = [];
  for (const { file, text } of scripts) {
    const walk = (node, parents) => {
      if (!node || typeof node.type !== 'string') return;
      const literal = node.type === 'Literal' && typeof node.value === 'string' ? node.value
        : node.type === 'TemplateElement' ? node.value.cooked : null;
      if (literal !== null && readsLikeText(literal) && !/^[.#[]/.test(literal) && !isCode(node, parents)) {
        problems.push({ rule: 'text-in-script', file, message: `'${literal}' has no key.` });
      }
      for (const child of Object.values(node).flat()) walk(child, [node, ...parents]);
    };
    walk(parseScript(text, { ecmaVersion: 'latest', sourceType: 'module' }), []);
  }
  return problems;
}

/** Names of keys, headers and events, selectors, and messages for developers. */
function isCode(literal, parents) {
  return parents[0].key === literal || parents.some((node) => ['ImportDeclaration', 'BinaryExpression', 'SwitchCase', 'ImportExpression'].includes(node.type)
    || (node.type === 'NewExpression' && /Error$|CustomEvent/.test(node.callee.name))
    || (node.type === 'CallExpression' && /^(querySelector(All)?|closest|matches|addEventListener|append|getItem|setItem|setRequestHeader|getResponseHeader|\$\$?|includes)$/
      .test(node.callee.property?.name ?? node.callee.name)
      && node.callee.property?.name !== 'append')
    || (node.type === 'Property' && node.value === undefined)
    || (node.type === 'AssignmentExpression' && /^(className|innerHTML)$/.test(node.left.property?.name))
    || (node.type === 'Property' && /^(class|className|headers|Accept|Content-Type)$/.test(node.key.name ?? node.key.value)));
}

// Java

/** What only developers and operators read: exceptions, logs, annotations, queries, invariants. */
const FOR_DEVELOPERS = /(Exception|Error|WrongSetting|Invalid|Rejected|NotSent|Problem)\w*\s*\(|LOG\.|\blog\.|@\w+\s*\(|requireNonNull|checkState|\.(createQuery|createNativeQuery|queryForObject|update|query|sql|execute)\s*\(|Pattern\.compile|matches\(|replaceAll\(|\bnew NotFound\s*\(|Assert\.state\s*\(|\b(NOT_KEPT|NEVER_SUBMITTED|displayName|FONT) = |case "|unreadable\(|invalid\(|malformed\(/;

function classes({ classes }) {
  const problems = [];
  for (const { file, text } of classes.filter(isForReaders)) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
      .replace(/"""[\s\S]*?"""/g, (block) => `""${block.replace(/[^\n]/g, ' ').slice(2)}`);
    const isException = /class \w+ extends \w*Exception\b/.test(code);
    for (const match of code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)) {
      if (!sentenceLike(match[1])) continue;
      const start = Math.max(...[';', '{', '}'].map((end) => code.lastIndexOf(end, match.index)));
      const statement = code.slice(start + 1, match.index);
      const refusal = /new \w*(Refusal|Refused)\s*\(\s*$/.test(statement);
      if (refusal) problems.push({ rule: 'refusal-without-key', file, message: `"${match[1]}" is no key.` });
      else if (!FOR_DEVELOPERS.test(statement) && !(isException && /\bsuper\(\s*$/.test(statement))) problems.push({ rule: 'text-in-java', file, message: `"${match[1]}" has no key.` });
    }
  }
  return problems;
}

const sentenceLike = (literal) => /^[\s"(]*\p{Lu}[\p{L}’']* .*\p{L}{2}/u.test(literal) && !/^(Content-|Bearer |Basic |[MdyuhaE ,:]+$)/.test(literal)
  || !/^(select|insert|update|delete|from|with|lock|order by) /.test(literal) && /\p{L}{2,} \p{Ll}+ \p{Ll}+/u.test(literal);

// Keys

function keys({ folder, texts, twice, templates, scripts, classes }) {
  const problems = [...twice];
  const code = [...templates, ...scripts, ...classes];
  const all = code.map(({ text }) => text).join('\n');
  const literals = new Set([...all.matchAll(/["'`{]([\w-]+(?:\.[\w-]+)+)(?=["'`(}])/g)].map(([, key]) => key));
  const beginnings = new Set([
    ...[...all.matchAll(/["'`]([\w-]+(?:\.[\w-]+)*\.)["'`]\s*(?:\+|,|\))/g)].map(([, key]) => key),
    ...[...all.matchAll(/#\{([\w-]+(?:\.[\w-]+)*\.)__/g)].map(([, key]) => key),
    ...[...all.matchAll(/[`|]([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, key]) => key),
  ]);
  for (const [key, { file }] of texts.en) {
    const used = literals.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    if (!used) problems.push({ rule: 'unused-key', file, message: `Nothing uses ${key}.` });
  }
  const ASKED = [
    /#\{([\w-]+(?:\.[\w-]+)+)(?!\.?__)[(}]/g, /\b(?:message|Message\.of)\(\s*"([\w-]+(?:\.[\w-]+)+)"\s*[,)]/g,
    /new \w*(?:Refusal|Refused)\(\s*"([\w-]+(?:\.[\w-]+)+)"\s*[,)]/g, /[@#]say\.html\('([\w-]+(?:\.[\w-]+)+)'/g,
    /\btext\('([\w-]+(?:\.[\w-]+)+)'/g,
  ];
  for (const { file, text } of code) {
    for (const key of ASKED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, it]) => it))) {
      if (!texts.en.has(key)) problems.push({ rule: 'unknown-key', file, message: `There is no text ${key}.` });
    }
  }
  return problems;
}

// Translations

function translations({ texts, same }) {
  const problems = [];
  for (const [key, { file, value }] of texts.en) {
    const spanish = texts.es.get(key);
    if (!spanish) problems.push({ rule: 'not-translated', file, message: `${key} has no Spanish text.` });
    else problems.push(...pair(spanish.file, key, value, spanish.value, facts, same));
  }
  for (const [key, { file }] of texts.es) {
    if (!texts.en.has(key)) problems.push({ rule: 'unknown-key', file, message: `${key} has no English text.` });
  }
  for (const key of same) {
    if (texts.en.has(key) && texts.en.get(key).value !== texts.es.get(key)?.value) {
      problems.push({ rule: 'same', message: `${key} is listed as the same in Spanish, and is not.` });
    }
  }
  return problems;
}

function pair(file, name, english, spanish, factsOf, same = new Set()) {
  if (english === spanish && isText(english.replace(/\{\{?[^}]*}?}/g, '')) && !same.has(name)) {
    return [{ rule: 'same', file, message: `${name} is the same in English and Spanish: “${english}”.` }];
  }
  try {
    const [wanted, given] = [factsOf(english), factsOf(spanish)];
    return wanted === given ? []
      : [{ rule: 'placeholders', file, message: `${name} has ${given || 'nothing'} in Spanish, and ${wanted || 'nothing'} in English.` }];
  } catch (error) {
    return [{ rule: 'syntax', file, message: `${name} is not an ICU message: ${error.message}.` }];
  }
}

/** The arguments of an ICU message, and the tags of HTML in it. */
function facts(message) {
  const found = new Set([...message.matchAll(/<(\/?\w+)([^>]*)>/g)].map(([, tag, attributes]) => `<${tag}${attributes}>`));
  const walk = (parts) => parts.forEach((part) => {
    if (![TYPE.literal, TYPE.pound].includes(part.type)) found.add(`{${part.value}}`);
    Object.values(part.options ?? {}).forEach((option) => walk(option.value));
  });
  walk(parseMessage(message, { ignoreTag: true }));
  return [...found].sort().join(' ');
}

// Mails, forms, names of tasks

function mails({ mails }) {
  const problems = [];
  const spanish = new Map(mails.es.map((file) => [basename(file), file]));
  const fields = (text) => [...new Set(text.match(/\{\{\w+}}/g))].sort().join(' ')
    + [...text.matchAll(/^\[[^\]]+](\(\{\{\w+}}\))$/gm)].map(([, to]) => to).join(' ');
  for (const file of mails.en) {
    const other = spanish.get(basename(file));
    spanish.delete(basename(file));
    if (!other) problems.push({ rule: 'not-translated', finding: true, file, message: 'This mail has no Spanish text.' });
    else problems.push(...pair(other, 'The mail', readFileSync(file, 'utf8'), readFileSync(other, 'utf8'), fields));
  }
  for (const file of spanish.values()) problems.push({ rule: 'unknown-key', file, message: 'There is no English mail of this name.' });
  return problems;
}

const TEXTS = ['label', 'text', 'description', 'dateLabel', 'timeLabel', 'placeholder'];

function forms({ forms, folder }) {
  const problems = [];
  for (const file of forms) {
    const translated = join(folder, 'forms/es', basename(file).replace('.form', '.json'));
    const known = existsSync(translated) ? JSON.parse(readFileSync(translated, 'utf8')) : {};
    const wanted = new Set();
    const check = (name, english, text) => {
      wanted.add(name);
      if (!english || !isText(english)) return;
      if (!text?.es || text.en !== english) {
        problems.push({ rule: 'not-translated', finding: true, file, message: `${name}: “${english.slice(0, 60)}” has no Spanish text.` });
      } else problems.push(...pair(translated, name, english, text.es, expressions));
    };
    const walk = (component) => {
      const texts = known[component.id] ?? {};
      for (const name of TEXTS) check(`${component.id}.${name}`, component[name], texts[name]);
      for (const option of component.values ?? []) check(`${component.id}.values.${option.value}`, option.label, texts.values?.[option.value]);
      component.components?.forEach(walk);
    };
    JSON.parse(readFileSync(file, 'utf8')).components.forEach(walk);
  }
  return problems;
}

/** The expressions in a text, without the words in them. */
function expressions(text) {
  return (text.match(/\{\{.*?}}/gs) ?? []).map((it) => it.replace(/(then|else)\s+"[^"]*"/g, '$1 ""')).join(' ');
}

/** Names of tasks, and the words that introduce them. */
function taskNames(models) {
  return [
    ...ofTasks(models, 'task-names.json', /<bpmn:userTask[^>]*\sname="([^"]*)"/g, (name) => `The task “${name}” has no Spanish name.`, (name) => `No task is called “${name}”.`),
    ...ofTasks(models, 'task-words.json', /<zeebe:header key="(?:lead|button)" value="([^"]*)"/g, (words) => `“${words}” has no Spanish text.`, (words) => `No task says “${words}”.`),
  ];
}

function ofTasks({ processes, folder }, name, pattern, missing, unused) {
  const file = join(folder, 'processes/es', name);
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const plain = (text) => text.replace(/&#10;|\s+/g, ' ').replace(/&quot;|&#34;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, '&');
  const said = new Map(processes.flatMap((process) => [...readFileSync(process, 'utf8').matchAll(pattern)].map(([, text]) => [plain(text), process])));
  return [
    ...[...said].filter(([text]) => !known[text]).map(([text, process]) => ({ rule: 'not-translated', finding: true, file: process, message: missing(text) })),
    ...Object.keys(known).filter((text) => !said.has(text)).map((text) => ({ rule: 'unused-key', file, message: unused(text) })),
  ];
}

/** Sentences that decisions put together, and reasons in headers of processes; {0} stands for an expression. */
function sentences({ decisions, processes, folder }) {
  const file = join(folder, 'processes/es/sentences.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const plain = (xml) => xml.replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
  const said = new Map();
  for (const decision of decisions) {
    for (const [, cell] of readFileSync(decision, 'utf8').matchAll(/<dmn:outputEntry[^>]*>\s*<dmn:text>([^<]*)<\/dmn:text>/g)) {
      const parts = plain(cell).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
      if (!parts.some((part) => /\p{L} \p{L}|^"\p{Lu}\p{Ll}+"$/u.test(part))) continue;
      let gap = 0;
      said.set(plain(cell).trim().replace(/"\s*\+[^"]*\+\s*"/g, () => `{${gap++}}`).replace(/^"|"$/g, ''), decision);
    }
  }
  for (const process of processes) {
    for (const [, reason] of readFileSync(process, 'utf8').matchAll(/<zeebe:header key="reason" value="([^"]*)"/g)) said.set(plain(reason), process);
  }
  return [
    ...[...said].filter(([sentence]) => !known[sentence])
      .map(([sentence, model]) => ({ rule: 'not-translated', finding: true, file: model, message: `“${sentence}” has no Spanish text.` })),
    ...Object.keys(known).filter((sentence) => !said.has(sentence))
      .map((sentence) => ({ rule: 'unused-key', file, message: `No model says “${sentence}”.` })),
    ...Object.entries(known).flatMap(([english, spanish]) => pair(file, english, english, spanish, (text) => (text.match(/\{\d}/g) ?? []).sort().join(' '))),
  ];
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const problems = lint(resolve(process.argv[2] ?? root));
  for (const { rule, file, message, finding } of problems) console.log(`${finding ? 'finding' : 'error'} ${rule} ${file ?? ''}: ${message}`);
  const errors = problems.filter(({ finding }) => !finding).length;
  console.log(`${errors} errors, ${problems.length - errors} findings in the texts.`);
  process.exit(errors ? 1 : 0);
}
