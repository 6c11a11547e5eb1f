// Every rule of lint-models is seen to fail: the sound models are copied, one thing is broken, the rule must say so.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lint } from './lint-models.mjs';
import { read } from './lint/wiring.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PATH = 'processes/MicroCredentialPathProcess.bpmn';
const REVIEW = 'processes/SubmissionReviewProcess.bpmn';
const OUTCOME = 'processes/assessment-outcome.dmn';
const ASSESS = 'forms/assess.form';
const VARIABLES = 'processes/variables.schema.json';

async function lintCopy(breakIt) {
  const copy = mkdtempSync(join(tmpdir(), 'models-'));
  try {
    for (const folder of ['processes', 'forms']) {
      cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: (path) => !/\/(target|src)$/.test(path) });
    }
    breakIt(copy);
    return await lint(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The bounds or waypoints drawn for an element, with something changed. */
const drawn = (id, change) => [new RegExp(`<bpmndi:BPMN(Shape|Edge) id="${id}_di"[\\s\\S]*?</bpmndi:BPMN\\1>`), change];
const replaceIn = (from, to) => (text) => {
  assert.ok(text.search(from) >= 0, `${from} is not in ${text}`);
  return text.replace(from, to);
};

const BROKEN = [
  ['parse', REVIEW, '<bpmn:outgoing>SequenceFlow_Assessed</bpmn:outgoing>', '<bpmn:outgoing>SequenceFlow_Gone</bpmn:outgoing>'],
  ['parse', OUTCOME, 'dmnElementRef="assessment-outcome"', 'dmnElementRef="gone"'],
  ['label-required', PATH, ' name="Check and seal"', ''],
  ['camunda-compat/called-element', PATH, ' processId="PreCheckProcess"', ''],
  ['camunda-compat/feel', PATH, 'source="=1"', 'source="=1 +"'],
  ['camunda-compat/implementation', PATH, '<zeebe:taskDefinition type="evidence.checkAndSeal" retries="3" />', ''],
  ['camunda-compat/no-task-listeners', PATH, '<zeebe:userTask />', '<zeebe:userTask /><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="a.b" /></zeebe:taskListeners>'],
  ['geometry/straight', PATH, ...drawn('SequenceFlow_Resubmit', replaceIn('y="790"', 'y="800"'))],
  ['geometry/left-to-right', PATH, ...drawn('EndEvent_MicroCredentialEarned', replaceIn(/x="\d+"/, 'x="100"'))],
  ['geometry/width', PATH, ...drawn('EndEvent_MicroCredentialEarned', replaceIn(/x="\d+"/, 'x="4100"'))],
  ['geometry/through-element', REVIEW, ...drawn('SequenceFlow_LookAgain', replaceIn(/y="130"/g, 'y="230"'))],
  ['geometry/crossing', REVIEW, ...drawn('SequenceFlow_ApproverIsAssessor', replaceIn(/x="2200"/g, 'x="600"'))],
  ['geometry/overlap', REVIEW, ...drawn('Task_StoreAssessment', replaceIn('x="1040"', 'x="970"'))],
  ['geometry/outside', PATH, ...drawn('Task_MeetCoach', replaceIn(/y="\d+"/, 'y="900"'))],
  ['geometry/label', REVIEW, ...drawn('Gateway_Agreed', replaceIn(/(<bpmndi:BPMNLabel>[\s\S]*?y=)"\d+"/, '$1"335"'))],
  ['wiring/platform', PATH, 'executionPlatformVersion="8.6.0"', 'executionPlatformVersion="8.8.0"'],
  ['wiring/platform', OUTCOME, 'executionPlatformVersion="8.6.0"', 'executionPlatformVersion="8.8.0"'],
  ['wiring/platform', ASSESS, '"executionPlatformVersion": "8.6.0"', '"executionPlatformVersion": "8.8.0"'],
  ['wiring/file-name', PATH, '<bpmn:process id="MicroCredentialPathProcess"', '<bpmn:process id="PathProcess"'],
  ['wiring/file-name', OUTCOME, '<dmn:decision id="assessment-outcome"', '<dmn:decision id="outcome"'],
  ['wiring/file-name', ASSESS, '"id": "assess"', '"id": "assessment"'],
  ['wiring/element-id', PATH, /StartEvent_LearningBegun/g, 'Event_LearningBegun'],
  ['wiring/documentation', PATH, /(id="Task_CommitToLearn"[^>]*>\s*)<bpmn:documentation>[^<]*<\/bpmn:documentation>/, '$1'],
  ['wiring/assignment', PATH, '<zeebe:assignmentDefinition assignee="=educatorId" />', ''],
  ['wiring/headers', REVIEW, '<zeebe:header key="requires" value="certified" />', ''],
  ['wiring/headers', REVIEW, '<zeebe:header key="requires" value="certified" />', '<zeebe:header key="requires" value="anybody" />'],
  ['wiring/headers', REVIEW, '<zeebe:header key="signedBy" value="assessorId" />', ''],
  ['wiring/headers', REVIEW, '<zeebe:header key="signedBy" value="assessorId" />', '<zeebe:header key="signedBy" value="educatorId" />'],
  ['wiring/headers', REVIEW, /<zeebe:header key="duty" value="assess" \/>(?=\s*<zeebe:header key="icon")/, ''],
  ['wiring/headers', PATH, '<zeebe:header key="shows" value="feedback" />', '<zeebe:header key="shows" value="comments" />'],
  ['wiring/headers', PATH, '<zeebe:header key="button" value="Begin" />', ''],
  ['wiring/message', PATH, 'name="enrollment.opened"', 'name="Enrollment opened"'],
  ['wiring/message', PATH, / messageRef="[^"]*"/, ''],
  ['wiring/error', REVIEW, 'errorCode="APPROVER_IS_ASSESSOR"', 'errorCode="approverIsAssessor"'],
  ['wiring/error', REVIEW, / errorRef="[^"]*"/, ''],
  ['wiring/job-type', PATH, 'type="credential.issueBadge"', 'type="issue-badge"'],
  ['wiring/form', REVIEW, 'formId="assess"', 'formId="assessment"'],
  ['wiring/decision', REVIEW, 'decisionId="assessment-outcome"', 'decisionId="outcome"'],
  ['wiring/process', PATH, 'processId="PreCheckProcess"', 'processId="CheckProcess"'],
  ['wiring/binding', REVIEW, 'formId="assess" bindingType="deployment"', 'formId="assess"'],
  ['wiring/binding', REVIEW, 'resultVariable="outcome" bindingType="deployment"', 'resultVariable="outcome"'],
  ['wiring/propagation', PATH, 'propagateAllChildVariables="false"', 'propagateAllChildVariables="true"'],
  ['wiring/variable', REVIEW, 'target="assessorId"', 'target="assessors"'],
  ['wiring/variable', REVIEW, '>=approvalDecision = "passBack"<', '>=decision = "passBack"<'],
  ['wiring/variable', REVIEW, 'source="=approverCandidates[item', 'source="=approvers[item'],
  ['wiring/variable', OUTCOME, 'count(scores)', 'count(marks)'],
  ['wiring/variable', ASSESS, '"key": "overallFeedback"', '"key": "overall"'],
  ['wiring/variable', ASSESS, '"path": "scores"', '"path": "marks"'],
  ['wiring/variable', ASSESS, '{{microCredential.rubric}}', '{{rubric}}'],
  ['wiring/variable', ASSESS, '=if approvalReason != null', '=if reason != null'],
  ['wiring/variable', ASSESS, '=if this.level = null', '=if this.grade = null'],
  ['wiring/variable', ASSESS, '"key": "missing"', '"key": "lacking"'],
  ['wiring/variable', VARIABLES, '"feedbackRead"', '"feedbackSeen"'],
  ['wiring/variable', ASSESS, '"valuesKey": "levels"', '"valuesKey": "grades"'],
  ['wiring/values', 'forms/approve.form', '"value": "passBack"', '"value": "reject"'],
  ['wiring/form-version', ASSESS, '"schemaVersion": 16', '"schemaVersion": 17'],
  ['form-linting', ASSESS, '"type": "dynamiclist"', '"type": "filepicker"'],
  ['wiring/portal', ASSESS, '"hide": "=if portal = true then false else true"', '"hide": "=false"'],
  ['wiring/decision', REVIEW, '<zeebe:header key="decision" value="assessor-eligibility" />', '<zeebe:header key="decision" value="eligibility" />'],
  ['variables/private', VARIABLES, '"x-public": "sentence of a rule"', '"x-readBy": "nobody"'],
  ['variables/described', VARIABLES, /"description": "What is missing, in words for the educator\.",/, ''],
  ['variables/example', VARIABLES, '"examples": [\n        1\n      ]', '"examples": [\n        0\n      ]'],
];

test('the models are sound', async () => {
  assert.deepEqual(await lint(root), []);
});

for (const [rule, file, from, to] of BROKEN) {
  test(`${rule} speaks when ${basename(file)} has lost ${from}`, async () => {
    const problems = await lintCopy((copy) => {
      const path = join(copy, file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(from, to);
      assert.notEqual(after, before, 'nothing was broken');
      writeFileSync(path, after);
    });
    assert.ok(problems.some((problem) => problem.rule === rule), `${rule} is not among ${problems.map((problem) => `${problem.rule} ${problem.message}`).join('; ') || 'nothing'}`);
  });
}

test('a form that no process calls', async () => {
  const problems = await lintCopy((copy) => cpSync(join(copy, 'forms/approve.form'), join(copy, 'forms/spare.form')));
  assert.ok(problems.some(({ rule, id }) => rule === 'wiring/form' && id === 'spare'));
});

test('the variables of an expression', () => {
  assert.deepEqual(read('for i in 1..count(a.list) return {title: a.list[i].title, level: b[i].level}'), ['a', 'a', 'b']);
  assert.deepEqual(read('if c = "some text" then now() + duration("P1D") else null'), ['c']);
});

test('a file may have several decisions, one of them with its name', async () => {
  const problems = await lintCopy((copy) => {
    const path = join(copy, OUTCOME);
    const literal = '<dmn:decision id="enough" name="Enough"><dmn:literalExpression id="LiteralExpression_Enough"><dmn:text>1</dmn:text></dmn:literalExpression></dmn:decision>';
    const required = '<dmn:informationRequirement id="InformationRequirement_Enough"><dmn:requiredDecision href="#enough" /></dmn:informationRequirement>';
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(<dmn:decision [^>]*>)/, `${literal}$1${required}`));
  });
  assert.deepEqual(problems, []);
});
