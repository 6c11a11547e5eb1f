// Every rule of lint-texts is seen to fail: a small sound tree is written, one thing is broken, the rule must say so.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { lint } from './lint-texts.mjs';

const TEMPLATE = 'app/src/main/resources/templates/page.html';
const ENGLISH = 'app/src/main/resources/messages/page_en.properties';
const SPANISH = 'app/src/main/resources/messages/page_es.properties';
const SCRIPT = 'app/src/main/frontend/js/_page.js';
const CLASS = 'domain/src/main/java/Rules.java';
const FORM = 'forms/ask.form';
const FORM_SPANISH = 'forms/es/ask.json';
const MAIL = 'domain/src/main/resources/mail/en/hello.txt';
const MAIL_SPANISH = 'domain/src/main/resources/mail/es/hello.txt';
const PROCESS = 'processes/Path.bpmn';
const NAMES = 'processes/es/task-names.json';
const WORDS = 'processes/es/task-words.json';

const SOUND = {
  [TEMPLATE]: '<!doctype html><html><body><h1 class="big head" th:text="#{page.head}"></h1><p th:text="#{page.files(${n})}" th:title="${\'rule.\' + x}">3</p><a href="/es" lang="es">Español</a></body></html>',
  [ENGLISH]: '# A page.\npage.files={0, plural, one {# file} other {# files}}\npage.head=Your page\npage.wait=Please wait\nrule.late=It is too late, {0}.\n',
  [SPANISH]: 'page.files={0, plural, one {# archivo} other {# archivos}}\npage.head=Su página\npage.wait=Espere\nrule.late=Es demasiado tarde, {0}.\n',
  [SCRIPT]: "import { text } from './_texts.js';\nthrow new Error('Something is wrong');\nelement.textContent = text('page.wait');\n",
  [CLASS]: '/** Refuses what is late. */\nclass Rules { void check() { throw new Refusal("rule.late", name); } void log() { LOG.warn("This is only for operators."); } }\n',
  [FORM]: JSON.stringify({ components: [{ id: 'F', type: 'textarea', label: 'What was shown, {{if a = "b" then "yes" else "no"}}?' }] }),
  [FORM_SPANISH]: JSON.stringify({ F: { label: { en: 'What was shown, {{if a = "b" then "yes" else "no"}}?', es: '¿Qué se mostró, {{if a = "b" then "sí" else "no"}}?' } } }),
  [MAIL]: 'Subject: Hello\n\nHello {{name}},\n\n[See it]({{page}})\n',
  [MAIL_SPANISH]: 'Subject: Hola\n\nHola, {{name}}:\n\n[Véalo]({{page}})\n',
  [PROCESS]: '<bpmn:userTask id="A" name="Read &#34;it&#34;"><bpmn:userTask id="B" name="Send it"><zeebe:header key="lead" value="Do it." />',
  [WORDS]: JSON.stringify({ 'Do it.': 'Hágalo.' }),
  [NAMES]: JSON.stringify({ 'Read "it"': 'Leerlo', 'Send it': 'Enviarlo' }),
  'docs/words.md': '| Word | Means | Not | Español |\n|---|---|---|---|\n| submit | send | **apply**, hand in | entregar |\n| page | a page | sheet | **página** |\n',
};

function problemsOf(changes) {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  try {
    for (const [file, text] of Object.entries({ ...SOUND, ...changes })) {
      if (text === null) continue;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return lint(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a sound tree has no problem', () => assert.deepEqual(problemsOf({}), []));

const with_ = (file, from, to) => ({ [file]: SOUND[file].replace(from, to) });
const BROKEN = [
  ['a text in a template', 'text-in-template', with_(TEMPLATE, '</h1>', '</h1><p>Hello there</p>')],
  ['a text in an attribute', 'text-in-template', with_(TEMPLATE, '<h1 ', '<h1 title="Hello" ')],
  ['a text in an expression', 'text-in-template', with_(TEMPLATE, '>3<', ' th:alt="${\'Picture of \' + n}">3<')],
  ['a text in a script', 'text-in-script', with_(SCRIPT, "text('page.wait')", "'Please wait'")],
  ['a text in a refusal', 'refusal-without-key', with_(CLASS, '"rule.late"', '"It is too late."')],
  ['a text elsewhere in Java', 'text-in-java', with_(CLASS, 'void log()', 'String name() { return "Not yet earned."; } void log()')],
  ['an unknown key in a template', 'unknown-key', with_(TEMPLATE, 'page.head', 'page.title')],
  ['an unknown key in a refusal', 'unknown-key', with_(CLASS, 'rule.late', 'rule.early')],
  ['a key without a Spanish text', 'not-translated', with_(SPANISH, /page.head.*\n/, '')],
  ['a key without an English text', 'unknown-key', with_(SPANISH, 'page.head', 'page.heads=x\npage.head')],
  ['an unused key', 'unused-key', { ...with_(ENGLISH, 'page.head', 'page.other=Other\npage.head'), ...with_(SPANISH, 'page.head', 'page.other=Otra\npage.head') }],
  ['a key in two places', 'twice', { 'domain/src/main/resources/messages/more_en.properties': 'page.head=Once more\n' }],
  ['another placeholder', 'placeholders', with_(SPANISH, 'tarde, {0}', 'tarde, {1}')],
  ['another tag', 'placeholders', with_(SPANISH, 'Su página', 'Su <strong>página</strong>')],
  ['a broken message', 'syntax', with_(SPANISH, '# archivos}}', '# archivos}')],
  ['the same text in both languages', 'same', with_(SPANISH, 'Su página', 'Your page')],
  ['a mail with other fields', 'placeholders', with_(MAIL_SPANISH, '{{name}}', '{{nombre}}')],
  ['a form with another expression', 'placeholders', with_(FORM_SPANISH, 'mostró, {{if a =', 'mostró, {{if c =')],
  ['a translation of no header of a task', 'unused-key', with_(WORDS, '{', '{"Wait":"Espere",')],
  ['a translation of no task', 'unused-key', with_(NAMES, '{', '{"Wait":"Esperar",')],
  ['a word that the glossary forbids', 'glossary', with_(ENGLISH, 'Please wait', 'Apply now')],
  ['another Spanish word than the one of the glossary', 'glossary', with_(SPANISH, 'Su página', 'Su hoja')],
];
for (const [what, rule, change] of BROKEN) {
  test(`${what} is an error`, () => {
    const errors = problemsOf(change).filter(({ finding }) => !finding).map((problem) => problem.rule);
    assert.ok(errors.includes(rule), errors.join());
  });
}

const LATER = [
  ['a mail', { [MAIL_SPANISH]: null }],
  ['a form', { [FORM_SPANISH]: null }],
  ['a text of a form that has changed', with_(FORM, 'What was', 'What is')],
  ['a task', with_(PROCESS, 'Send it', 'Send this now')],
  ['a header of a task', with_(PROCESS, 'Do it.', 'Do this.')],
];
for (const [what, change] of LATER) {
  test(`${what} without a Spanish text is a finding, and fails nothing`, () => {
    const problems = problemsOf(change).filter(({ rule }) => rule === 'not-translated');
    assert.deepEqual(problems.map(({ finding }) => finding), [true]);
  });
}
