// What people see in the forms, in a real browser: sample data is shown, nothing empty is shown, answers come out as registered.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumOnPath } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { properties } = JSON.parse(readFileSync(join(root, 'processes', 'variables.schema.json'), 'utf8'));
/** As the portal shows it: with the contents of notes. */
const example = (name) => structuredClone((properties[name]['x-opened'] ?? properties[name]).examples[0]);
const DATA = Object.fromEntries(Object.keys(properties).map((name) => [name, example(name)]));
/** What the portal puts beside whatever a form shows. */
const LEVELS = { levels: DATA.levels, levelNames: DATA.levelNames, shownLevels: DATA.shownLevels };
/** What each form shows when it is opened for the first time. */
const FIRST_TIME = { portal: true, microCredential: example('microCredential'), attempt: 1, submissionProblems: null, benchmark: example('benchmark'), agreement: example('agreement'), differences: [] };

const browserOptions = chromiumOnPath();
if (!browserOptions) console.error('WARNING: no Chromium on the PATH, the forms are NOT tested in a browser.');
const skip = !browserOptions && process.env.ENDORSE_BROWSER_REQUIRED !== 'true' && 'no Chromium on the PATH';

let browser;
let page;
const errors = [];

/** One page for all: reading the viewer anew for every form would take most of the time. */
before(async () => {
  if (skip) return;
  browser = await chromium.launch(browserOptions);
  const { outputFiles } = await build({ stdin: { contents: "import { createForm } from '@bpmn-io/form-js-viewer'; window.createForm = createForm;", resolveDir: root }, bundle: true, write: false, format: 'iife', logLevel: 'error' });
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setContent('<main></main>');
  await page.addScriptTag({ content: outputFiles[0].text });
});
after(() => browser?.close());

async function open(formId, data) {
  const schema = JSON.parse(readFileSync(join(root, 'forms', `${formId}.form`), 'utf8'));
  await page.evaluate(async ({ schema, data }) => {
    document.activeElement.blur();
    window.form?.destroy();
    window.form = await createForm({ container: 'main', schema, data });
  }, { schema, data: { ...LEVELS, ...data } });
  assert.deepEqual(errors, []);
  return page;
}
const submit = (page) => page.evaluate(() => form.submit());
const formIds = readdirSync(join(root, 'forms')).filter((name) => name.endsWith('.form')).map((name) => name.slice(0, -'.form'.length));

for (const formId of formIds) {
  test(`${formId}: nothing unanswered is accepted, nothing unresolved is shown`, { skip }, async () => {
    const page = await open(formId, { ...FIRST_TIME, feedback: DATA.feedback, scores: [{ title: 'Planning', level: null, comment: null }], selfAssessment: [{ title: 'Planning', confidence: null }], benchmarkScores: [{ title: 'Planning', level: null, reason: null }] });
    const { errors } = await submit(page);
    assert.notDeepEqual(errors, {});
    assert.doesNotMatch(await page.locator('main').innerText(), /\{\{|undefined|NaN|\[object/);
  });
}

for (const [formId, heading, data] of [
  ['submit', 'This is still missing', { submissionProblems: DATA.submissionProblems }],
  ['assess', 'Please look again', { approvalReason: DATA.approvalReason }],
  ['assess', 'Please complete', { assessmentProblems: DATA.assessmentProblems }],
  ['build-portfolio', 'What the reviewers said last time', { attempt: 2, feedback: DATA.feedback }],
  ['build-portfolio', 'Your submission needs changes', { returnReasons: DATA.returnReasons }],
  ['pre-check', 'What does the educator have to do?', { preCheckOutcome: 'incomplete' }],
  ['talk-it-over', 'What the committee says', { concernReasons: DATA.concernReasons, committeeReasons: DATA.committeeReasons }],
  ['read-feedback', 'Before your next attempt', { coachMeetingRequired: true }],
  ['approve', 'You assessed this submission yourself', { assessorId: 'ana', approverId: 'ana' }],
  ['approve', 'Passed back so far: 1', { passBacks: 1 }],
  ['assess', 'What you send is final', { nextAssessor: 'leadAssessor', approvalReason: DATA.approvalReason }],
  ['assess', 'The second assessment', { nextAssessor: 'leadAssessor', secondScores: DATA.secondScores }],
  ['assess', 'The two assessments differ here.', { nextAssessor: 'leadAssessor', scores: [{ criterionId: 'planning', title: 'Planning', level: null, comment: null }], disputedCriteria: ['planning'] }],
  ['approve', 'The reason last time', { passBacks: 1, earlierReason: 'The comment on planning does not fit its level.' }],
  ['assess', 'Two people scored this submission', { nextAssessor: 'leadAssessor' }],
  ['assess', 'Feedback on the previous attempt', { earlierFeedback: DATA.feedback }],
  ['approve', 'Scored a second time', { secondScores: DATA.secondScores }],
  ['arrange-reviewer', 'They are on leave', { judgements: [{ name: 'Ana Ruiz', duties: ['assessor'], reasons: ['They are on leave'] }] }],
  ['arrange-reviewer', 'Ana Ruiz (assessor): No ties, but not certified for this micro-credential.', { missingReviewers: 'leadAssessor', judgements: [{ name: 'Ana Ruiz', duties: ['assessor'], reasons: [] }] }],
  ['arrange-reviewer', 'Ana Ruiz (assessor, approver): May review, but not alone.', { missingReviewers: 'secondPerson', judgements: [{ name: 'Ana Ruiz', duties: ['assessor', 'approver'], reasons: [] }] }],
  ['arrange-reviewer', 'had no part in it', { missingReviewers: 'appealPanel' }],
  ['review-appeal', 'The second page of the plan', { appealReasons: DATA.appealReasons }],
  ['score-benchmark', 'Please complete', { scoresProblems: DATA.scoresProblems }],
  ['compare-scores', "Cohen's kappa is 0.72", { kappa: DATA.kappa }],
  ['compare-scores', DATA.differences[0].rationale, { poolUsedUp: true, differences: DATA.differences }],
  ['evaluate', 'Administrator Academy credit is not possible', { creditOption: DATA.creditOption }],
  ['evaluate', 'It is one or the other', { creditOption: { kind: 'academy', hours: 30, reason: null, limit: 1 } }],
  ['evaluate', 'at most 7 per fiscal year', { creditOption: { kind: 'academy', hours: 30, reason: null, limit: 7 } }],
  ['learning-activities', DATA.recommendedActivities[0].title, { recommendedActivities: DATA.recommendedActivities }],
]) {
  test(`${formId}: "${heading}" only when there is something to say`, { skip }, async () => {
    const quiet = await open(formId, FIRST_TIME);
    await quiet.locator('main form').waitFor();
    assert.equal(await quiet.getByText(heading).count(), 0);

    const page = await open(formId, { ...FIRST_TIME, ...data });
    await page.getByText(heading).waitFor();
  });
}

for (const formId of formIds.filter((id) => readFileSync(join(root, 'forms', `${id}.form`), 'utf8').includes('Group_InPortal'))) {
  test(`${formId}: elsewhere it says where it is completed, shows nothing else and cannot be sent`, { skip }, async () => {
    const page = await open(formId, { ...DATA, portal: undefined });
    await page.getByText('This task is completed in the portal').waitFor();
    assert.equal(await page.locator('main').locator('textarea, input[type=text], input[type=radio], input[type=checkbox]').count(), 0);
    assert.doesNotMatch(await page.locator('main').innerText(), /note:|\{\{/);
    assert.deepEqual(Object.keys((await submit(page)).errors), ['Field_notHere']);
  });
}

test('assess: what is not demonstrated yet needs what is missing and how to strengthen it', { skip }, async () => {
  const page = await open('assess', { ...FIRST_TIME, scores: [{ criterionId: 'planning', title: 'Planning', level: null, comment: null, missing: null, strengthen: null, pointer: null }] });
  const write = async (label, text) => {
    await page.getByLabel(label).fill(text);
    await page.getByLabel(label).blur();
  };
  await write('Feedback to the educator', 'A convincing unit; next, let pupils name the skill.');
  await write('What did you see?', 'One lesson.');
  assert.equal(await page.getByLabel('What is missing?').count(), 0);

  for (const level of ['Not evident', 'Developing']) {
    await page.getByLabel(level).check();
    await write('What is missing?', '');
    await write('How could they strengthen it?', 'Too short.');
    assert.deepEqual((await submit(page)).errors, { Field_missing: [['Field is required.']], Field_strengthen: [['Field must have minimum length of 20.']] });
    await write('What is missing?', 'Too short.');
    assert.deepEqual((await submit(page)).errors.Field_missing, [['Field must have minimum length of 20.']]);
  }
  await write('What is missing?', 'Which skill the second lesson is for.');
  await write('How could they strengthen it?', 'Name the skill in every lesson.');
  const notYet = await submit(page);
  assert.deepEqual(notYet.errors, {});
  assert.deepEqual(notYet.data.scores, [{ level: 'developing', comment: 'One lesson.', missing: 'Which skill the second lesson is for.', strengthen: 'Name the skill in every lesson.', pointer: '' }]);

  await page.getByLabel('Demonstrated', { exact: true }).check();
  await page.getByLabel('What is missing?').waitFor({ state: 'detached' });
  await page.getByText('Optional: a hint for the future.').waitFor();
  await write('How could they strengthen it?', 'Share it.');
  await write('Where to see it', 'Lesson plan 1, page 2');
  const demonstrated = await submit(page);
  assert.deepEqual(demonstrated.errors, {});
  assert.deepEqual(demonstrated.data, {
    scores: [{ level: 'demonstrated', comment: 'One lesson.', strengthen: 'Share it.', pointer: 'Lesson plan 1, page 2' }],
    overallFeedback: 'A convincing unit; next, let pupils name the skill.',
  });
});

for (const formId of ['meet-coach', 'build-portfolio', 'review-appeal', 'approve']) {
  test(`${formId}: shows the parts of the feedback that there are`, { skip }, async () => {
    const [given] = DATA.feedback.criteria;
    const whole = await open(formId, showing(given));
    for (const part of [given.comment, `What is missing: ${given.missing}`, `How to strengthen it: ${given.strengthen}`]) await whole.getByText(part).waitFor();

    const { title, level, comment } = given;
    for (const old of [{ title, level, comment }, { ...given, missing: null, strengthen: null }]) {
      const page = await open(formId, showing(old));
      await page.getByText(comment).waitFor();
      assert.doesNotMatch(await page.locator('main').innerText(), /missing:|strengthen it:|null/);
    }
  });
}
const showing = (criterion) => ({ ...FIRST_TIME, attempt: 2, outcome: 'notYet', scores: [criterion], overallFeedback: DATA.overallFeedback, feedback: { ...DATA.feedback, criteria: [criterion] } });

test('approve: passing back needs a reason, agreeing does not ask for one', { skip }, async () => {
  const page = await open('approve', { ...FIRST_TIME, outcome: DATA.outcome, scores: DATA.scores, overallFeedback: DATA.overallFeedback });
  await page.getByLabel('Pass back').check();
  await page.getByLabel('Your reason').waitFor();
  assert.deepEqual(Object.keys((await submit(page)).errors), ['Field_approvalReason']);

  await page.getByLabel('I agree').check();
  await page.getByLabel('Your reason').waitFor({ state: 'detached' });
  const { data, errors } = await submit(page);
  assert.deepEqual(errors, {});
  assert.equal(data.approvalDecision, 'agree');
});

test('approve: an approver who corrects begins with what the assessor wrote', { skip }, async () => {
  const page = await open('approve', { ...FIRST_TIME, outcome: DATA.outcome, scores: DATA.scores, overallFeedback: DATA.overallFeedback, correctedScores: DATA.scores, correctedFeedback: DATA.overallFeedback });
  await page.getByLabel('Correct it myself').check();
  await page.getByLabel('Your reason').fill('The level does not fit the comment on page 2.');
  await page.getByLabel('Developing').first().check();
  await page.getByLabel('What did you see?').first().fill('The plan names a skill in one lesson of three.');
  await page.getByLabel('What is missing?').first().fill('A skill for the other two lessons.');
  await page.getByLabel('How could they strengthen it?').first().fill('Name the skill of every lesson in the plan.');
  await page.getByLabel('How could they strengthen it?').first().blur();
  const { data, errors } = await submit(page);
  assert.deepEqual(errors, {});
  const [{ level, missing, strengthen }] = data.correctedScores;
  assert.deepEqual([level, missing, strengthen], ['developing', 'A skill for the other two lessons.', 'Name the skill of every lesson in the plan.']);
  assert.equal(data.correctedFeedback, DATA.overallFeedback);
});

test('review-appeal: a decision needs at least 50 characters of reasons', { skip }, async () => {
  const page = await open('review-appeal', { ...FIRST_TIME, feedback: DATA.feedback, appealReasons: DATA.appealReasons });
  await page.getByLabel('overturn the decision').check();
  await page.getByLabel('Your reasons').fill('I see it otherwise.');
  await page.getByLabel('Your reasons').blur();
  assert.deepEqual((await submit(page)).errors, { Field_verdictReasons: ['Field must have minimum length of 50.'] });

  await page.getByLabel('Your reasons').fill(DATA.verdictReasons);
  await page.getByLabel('Your reasons').blur();
  const { data, errors } = await submit(page);
  assert.deepEqual(errors, {});
  assert.deepEqual(data, { appealDecision: 'overturn', verdictReasons: DATA.verdictReasons });
});

test('pre-check: what is incomplete needs reasons, a file need not', { skip }, async () => {
  const page = await open('pre-check', { ...FIRST_TIME, fileNotes: DATA.fileNotes });
  await page.getByText('Students, as declared: Recognizable, with consent.').waitFor();
  await page.getByLabel('No, something is missing').check();
  assert.deepEqual(Object.keys((await submit(page)).errors), ['Field_preCheckReasons']);

  await page.getByLabel('What is missing in this file?').fill('The second page.');
  await page.getByLabel('What does the educator have to do?').fill(DATA.preCheckReasons);
  await page.getByLabel('What does the educator have to do?').blur();
  const incomplete = await submit(page);
  assert.deepEqual(incomplete.errors, {});
  assert.deepEqual(incomplete.data, { fileNotes: [{ lacking: 'The second page.' }], preCheckOutcome: 'incomplete', preCheckReasons: DATA.preCheckReasons });

  await page.getByLabel('Yes, it is complete and legible').check();
  await page.getByLabel('What does the educator have to do?').waitFor({ state: 'detached' });
  const complete = await submit(page);
  assert.deepEqual(complete.errors, {});
  assert.equal(complete.data.preCheckOutcome, 'complete');
});

for (const [formId, choice, reasons, answer] of [
  ['look-into-concern', 'The concern is not justified', 'concernReasons', { concernFinding: 'notUpheld' }],
  ['decide-in-committee', 'The path ends', 'committeeReasons', { committeeDecision: 'end' }],
]) {
  test(`${formId}: nobody decides without reasons for the educator`, { skip }, async () => {
    const page = await open(formId, { ...FIRST_TIME, concernKind: 'privacyViolation', concernFile: DATA.concernFile, concernSeen: DATA.concernSeen, concernReasons: null, earlierConcerns: 2 });
    await page.getByText('A privacy violation').waitFor();
    await page.getByText(DATA.concernSeen).waitFor();
    await page.getByLabel(choice).check();
    await page.getByLabel('Your reasons').fill('No.');
    await page.getByLabel('Your reasons').blur();
    assert.deepEqual(Object.values((await submit(page)).errors), [['Field must have minimum length of 30.']]);

    await page.getByLabel('Your reasons').fill(DATA[reasons]);
    await page.getByLabel('Your reasons').blur();
    const { data, errors } = await submit(page);
    assert.deepEqual(errors, {});
    assert.deepEqual(data, { ...answer, [reasons]: DATA[reasons] });
  });
}
test('score-benchmark: every criterion needs a level and a reason', { skip }, async () => {
  const page = await open('score-benchmark', { ...FIRST_TIME, benchmarkScores: [{ criterionId: 'planning', title: 'Planning', level: null, reason: null }] });
  await page.getByText(DATA.benchmark.artifacts[0].text).waitFor();
  await page.getByLabel('Developing').check();
  await page.getByLabel('Why?').fill('Too short');
  await page.getByLabel('Why?').blur();
  assert.deepEqual((await submit(page)).errors, { Field_reason: [['Field must have minimum length of 10.']] });

  await page.getByLabel('Why?').fill('Only one lesson names its skill.');
  await page.getByLabel('Why?').blur();
  const { data, errors } = await submit(page);
  assert.deepEqual(errors, {});
  assert.deepEqual(data, { benchmarkScores: [{ level: 'developing', reason: 'Only one lesson names its skill.' }] });
});

test('compare-scores: keeps what the experts said while other benchmarks are left', { skip }, async () => {
  const page = await open('compare-scores', { ...FIRST_TIME, poolUsedUp: false, differences: DATA.differences });
  assert.doesNotMatch(await page.locator('main').innerText(), /The experts say|One narrow need/);
});

test('compare-scores: says what both sides saw', { skip }, async () => {
  const page = await open('compare-scores', { ...FIRST_TIME, poolUsedUp: true, differences: DATA.differences });
  const text = await page.locator('main').innerText();
  assert.match(text, /You said Developing: It is one class only\./);
  assert.match(text, /The experts say Demonstrated: One narrow need/);
});

/** A page with the portal's own forms: its words, and its list of problems. */
async function portalPage(language) {
  const lines = ['script', 'form'].flatMap((feature) => readFileSync(join(root, `app/src/main/resources/messages/${feature}_${language}.properties`), 'utf8').split('\n'));
  const texts = Object.fromEntries(lines.filter((line) => /^(script|form\.answer)\./.test(line)).map((line) => line.split(/=(.*)/)));
  const modules = "import { makeForm } from './app/src/main/frontend/js/_form.js'; import { problemsIn } from './app/src/main/frontend/js/_problems.js'; Object.assign(window, { makeForm, problemsIn });";
  const { outputFiles } = await build({ stdin: { contents: modules, resolveDir: root }, bundle: true, write: false, format: 'iife', logLevel: 'error' });
  const page = await browser.newPage();
  await page.setContent(`<html lang="${language}"><script type="application/json" id="texts">${JSON.stringify(texts)}</script><ul></ul><main></main></html>`);
  await page.addScriptTag({ content: outputFiles[0].text });
  return page;
}

test('what is wrong is said in the words of the portal, in the language of the page', { skip }, async () => {
  const page = await portalPage('es');
  const required = { required: true };
  const components = [
    { id: 'Text', type: 'textfield', key: 'text', label: 'Text', validate: required },
    { id: 'Choice', type: 'radio', key: 'choice', label: 'Choice', validate: required, values: [{ label: 'One', value: 'one' }] },
    { id: 'List', type: 'select', key: 'list', label: 'List', validate: required, values: [{ label: 'One', value: 'one' }] },
    { id: 'Box', type: 'checkbox', key: 'box', label: 'Box', validate: required },
    { id: 'Short', type: 'textarea', key: 'short', label: 'Short', validate: { minLength: 20 } },
  ];
  const errors = await page.evaluate(async (components) => {
    const form = makeForm(document.querySelector('main'));
    await form.importSchema({ type: 'default', schemaVersion: 16, components }, { short: 'Corto' });
    return form.submit().errors;
  }, components);
  assert.deepEqual(errors, { Text: ['Escriba una respuesta.'], Choice: ['Elija una respuesta.'], List: ['Elija una respuesta.'], Box: ['Marque esta casilla para continuar.'], Short: ['Escriba al menos 20 caracteres.'] });
  await page.getByText('Escriba una respuesta.').waitFor();
  await page.getByText('Elegir', { exact: true }).waitFor();
  await page.close();
});

/** Answers that open what is hidden at first. */
const OPEN_MORE = { approve: { approvalDecision: 'correct', correctedScores: [{ title: 'Planning', level: 'developing' }] }, assess: { scores: [{ title: 'Planning', level: 'developing' }] }, 'pre-check': { preCheckOutcome: 'incomplete' }, 'decide-on-cohort': { cohortDecision: 'extend' } };

test('with the keyboard alone, each error of each form leads to its field', { skip }, async () => {
  const page = await portalPage('en');
  for (const formId of formIds) {
    const schema = JSON.parse(readFileSync(join(root, 'forms', `${formId}.form`), 'utf8'));
    const count = await page.evaluate(async ({ schema, data }) => {
      window.form?.destroy();
      window.form = makeForm(document.querySelector('main'));
      await form.importSchema(schema, data);
      form.submit();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      document.querySelector('ul').replaceChildren(...problemsIn(document.querySelector('main')));
      return document.querySelectorAll('ul a').length;
    }, { schema, data: { ...LEVELS, ...FIRST_TIME, selfAssessment: [{ title: 'Planning', confidence: null }], benchmarkScores: [{ title: 'Planning', level: null, reason: null }], ...OPEN_MORE[formId] } });
    assert.ok(count > 0, `${formId} has problems to show`);
    for (let at = 0; at < count; at++) {
      const link = page.locator('ul a').nth(at);
      await link.focus();
      const words = await link.textContent();
      await page.keyboard.press('Enter');
      const field = await page.evaluate(() => {
        const { activeElement: input } = document;
        const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        return { inForm: !!input.closest('.fjs-form'), described };
      });
      assert.ok(field.inForm, `${formId}: "${words}" leads to its field`);
      const problem = words.slice(words.lastIndexOf(': ') + 2);
      assert.ok(field.described.includes(problem), `${formId}: the field says "${problem}" itself, it says "${field.described}"`);
    }
  }
  await page.close();
});
