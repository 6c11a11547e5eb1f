// What must be spelled the same in several files: ids and file names, bindings, names, registered variables.
import { basename } from 'node:path';

const PREFIX = { startEvent: 'StartEvent_', endEvent: 'EndEvent_', boundaryEvent: 'BoundaryEvent_', intermediateCatchEvent: 'CatchEvent_', intermediateThrowEvent: 'ThrowEvent_', exclusiveGateway: 'Gateway_',
  parallelGateway: 'Gateway_', eventBasedGateway: 'Gateway_', subProcess: 'SubProcess_', callActivity: 'CallActivity_', sequenceFlow: 'SequenceFlow_' };
const JOB_TYPE = /^[a-z]+\.[a-z]+([A-Z][a-z]*)*$/;
const MESSAGE = /^[a-z]+\.[a-z]+([A-Z][a-z]*)*$/;
const ERROR_CODE = /^[A-Z]+(_[A-Z]+)*$/;
const PLATFORM = '8.6.0';
/** form-js 1.10, the one in Tasklist 8.6. */
const FORM_SCHEMA_VERSION = 16;

/** Every element below a node of a model, the node included. */
function* elements(node) {
  yield node;
  for (const { name, type, isReference } of node.$descriptor.properties) {
    if (isReference || !node[name]) continue;
    for (const child of [node[name]].flat()) if (child?.$descriptor) yield* elements(child);
  }
}

function prefixOf(type) {
  if (!type.startsWith('bpmn:')) return undefined;
  const kind = type.slice('bpmn:'.length);
  return PREFIX[kind[0].toLowerCase() + kind.slice(1)] ?? (kind.endsWith('Task') ? 'Task_' : undefined);
}

/** All components of a form with the variable each belongs to: those in a list belong to the list's. */
function* fields(components, list) {
  for (const component of components ?? []) {
    const variable = list ?? (component.path || component.key)?.split('.')[0];
    yield { component, variable, inList: list !== undefined };
    yield* fields(component.components, component.type === 'dynamiclist' ? variable : list);
  }
}

const TEXT_FIELDS = ['textfield', 'textarea'];
/** What is only in the portal, and what says elsewhere that it is. */
const PORTAL_OR_NOT = ['=if portal = true then false else true', '=if portal = true then true else false'];

/** The processes that a call names, also within an expression. */
const processesIn = (id) => (id?.startsWith('=') ? [...id.matchAll(/"([^"]+)"/g)].map(([, name]) => name) : [id]);

const STRINGS = /"[^"]*"/g;
/** What a form reads of the line it is in. */
const OF_LINE = /\bthis\.(\w+)/g;
/** And, from there, of what is around it. */
const AROUND_LINE = /\bparent\./g;
/** Functions of FEEL that are more than one word. */
const FUNCTIONS = /\b(?:string join|list contains|get value|date and time|distinct values)(?=\()/g;
const WORDS_OF_FEEL = new Set(['if', 'then', 'else', 'for', 'in', 'return', 'and', 'or', 'not', 'true', 'false', 'null', 'some', 'every', 'satisfies', 'item', 'now']);

/** The variables an expression reads: names that are no function, no property, no key and not bound by the expression itself. */
export function read(expression) {
  const text = expression.replace(STRINGS, '""').replace(FUNCTIONS, '');
  const bound = new Set([...text.matchAll(/\b(?:for|some|every)\s+(\w+)\s+in\b/g)].map((match) => match[1]));
  return [...text.matchAll(/(?<![.\w])([A-Za-z_]\w*)(?!\w)(?!\s*[(:])/g)].map((match) => match[1]).filter((name) => !WORDS_OF_FEEL.has(name) && !bound.has(name));
}

/** What a variable is to forms and workers: references to notes are opened for them. */
const opened = (schema) => schema['x-opened'] ?? schema;

/** What a variable, a property of it, or one of the objects in a list, may be; null means not answered yet. */
function allowedValues(schema, key) {
  const property = key.includes('.') ? schema.additionalProperties : opened(schema).items?.properties?.[key];
  return (property || schema).enum?.filter((value) => value !== null);
}

const SHOWN = ['activities', 'feedback', 'missing', 'portfolio'];

/** What the portal has to know about a user task beyond its form. */
function headersOf(task, report) {
  const extensions = task.extensionElements?.values ?? [];
  const of = (type) => extensions.find(({ $type }) => $type === `zeebe:${type}`);
  const header = (key) => of('TaskHeaders')?.values.find((it) => it.key === key)?.value;
  const { candidateUsers, candidateGroups } = of('AssignmentDefinition') ?? {};
  const [requires, signedBy, duty] = ['requires', 'signedBy', 'duty'].map(header);
  if ((candidateUsers || candidateGroups) && !['certified', 'candidate'].includes(requires)) report(`can be claimed, so its header "requires" must say who may: "certified" or "candidate", not ${requires}`);
  if (requires === 'certified' && !(signedBy && duty)) report('is a review, so its headers must say which variable it is signed with (signedBy) and which part of a review it is (duty)');
  if (signedBy && !of('IoMapping')?.outputParameters?.some(({ target }) => target === signedBy)) report(`is signed with ${signedBy}, which is not among its outputs`);
  for (const shown of header('shows')?.split(/\s*,\s*/) ?? []) if (!SHOWN.includes(shown)) report(`shows ${shown}, but the portal can show only ${SHOWN.join(', ')}`);
  for (const words of ['lead', 'button']) if (!header(words)) report(`does not say its ${words} in a header`);
}

/** The decisions of a file; one may require others. */
const decisionsOf = (definitions) => definitions.drgElement.filter(({ $type }) => $type === 'dmn:Decision');

/** Problems of how processes, decisions, forms and variables fit together. */
export function wiring({ processes, decisions, forms, variables }) {
  const problems = [];
  const used = new Set();
  const report = (rule, file, id, message) => problems.push({ rule: `wiring/${rule}`, file, id, message });
  const usedIn = new Map();
  const registered = (file, id, name) => {
    used.add(name);
    usedIn.set(file, (usedIn.get(file) ?? new Set()).add(name));
    if (!(name in variables)) report('variable', file, id, `uses the variable ${name}, which variables.schema.json does not know`);
  };
  const expression = (file, id, text) => text?.startsWith('=') && read(text.slice(1)).forEach((name) => registered(file, id, name));
  const called = { process: new Set(), decision: new Set(), form: new Set() };
  const known = {
    process: new Set(processes.map(({ file }) => basename(file, '.bpmn'))),
    decision: new Set(decisions.flatMap(({ definitions }) => decisionsOf(definitions).map(({ id }) => id))),
    form: new Set(forms.map(({ file }) => basename(file, '.form'))),
  };
  const calls = (kind, file, id, name, bindingType) => {
    called[kind].add(name);
    if (!known[kind].has(name)) report(kind, file, id, `calls the ${kind} ${name}, for which there is no file`);
    if (bindingType !== 'deployment') report('binding', file, id, `binds the ${kind} ${name} to '${bindingType}' instead of 'deployment'`);
  };
  const platform = (file, { executionPlatform, executionPlatformVersion }) => {
    if (executionPlatform !== 'Camunda Cloud' || executionPlatformVersion !== PLATFORM) report('platform', file, file, `is not made for Camunda ${PLATFORM}`);
  };

  for (const { file, definitions } of processes) {
    platform(file, { executionPlatform: definitions.$attrs['modeler:executionPlatform'], executionPlatformVersion: definitions.$attrs['modeler:executionPlatformVersion'] });
    const all = [...elements(definitions)];
    const references = new Set(all.flatMap((element) => [element.messageRef, element.errorRef]));
    for (const element of all) {
      const { $type: type, id } = element;
      const owner = id ?? element.$parent?.$parent?.id;
      const prefix = prefixOf(type);
      if (prefix && !id.startsWith(prefix)) report('element-id', file, id, `does not begin with ${prefix}`);
      switch (type) {
        case 'bpmn:Process':
          if (id !== basename(file, '.bpmn')) report('file-name', file, id, 'is not the name of its file');
          break;
        case 'bpmn:UserTask':
          if (!element.documentation?.[0]?.text) report('documentation', file, id, 'does not say what the person does');
          if (!element.extensionElements?.values.some((value) => value.$type === 'zeebe:AssignmentDefinition')) report('assignment', file, id, 'is nobody\'s task');
          headersOf(element, (message) => report('headers', file, id, message));
          break;
        case 'bpmn:Message':
          if (!MESSAGE.test(element.name)) report('message', file, element.name, 'is not named <feature>.<pastTense>');
          if (!references.has(element)) report('message', file, element.name, 'is used nowhere');
          break;
        case 'bpmn:Error':
          if (!ERROR_CODE.test(element.errorCode)) report('error', file, element.errorCode, 'is not UPPER_SNAKE');
          if (!references.has(element)) report('error', file, element.errorCode, 'is used nowhere');
          break;
        case 'bpmn:FormalExpression':
          expression(file, element.$parent.id, element.body);
          break;
        case 'zeebe:TaskDefinition':
          if (!JOB_TYPE.test(element.type)) report('job-type', file, owner, `${element.type} is not <feature>.<verbObject>`);
          break;
        case 'zeebe:FormDefinition':
          calls('form', file, owner, element.formId, element.bindingType);
          break;
        case 'zeebe:CalledDecision':
          calls('decision', file, owner, element.decisionId, element.bindingType);
          registered(file, owner, element.resultVariable);
          break;
        case 'zeebe:Header':
          // A worker asks the rules, so that the engine does not hold what they are asked about.
          if (element.key === 'decision') calls('decision', file, owner, element.value, 'deployment');
          break;
        case 'zeebe:CalledElement':
          for (const name of processesIn(element.processId)) calls('process', file, owner, name, element.bindingType);
          expression(file, owner, element.processId);
          if (element.propagateAllChildVariables || element.propagateAllParentVariables) report('propagation', file, owner, 'propagates every variable');
          break;
        case 'zeebe:Input':
        case 'zeebe:Output':
          registered(file, element.$parent.$parent.$parent.id, element.target);
          expression(file, element.$parent.$parent.$parent.id, element.source);
          break;
        case 'zeebe:LoopCharacteristics':
          registered(file, owner, element.inputElement);
          if (element.outputCollection) registered(file, owner, element.outputCollection);
          expression(file, owner, element.inputCollection);
          expression(file, owner, element.outputElement);
          break;
        case 'zeebe:AssignmentDefinition':
          for (const value of [element.assignee, element.candidateGroups, element.candidateUsers]) expression(file, owner, value);
          break;
      }
    }
  }

  for (const { file, definitions } of decisions) {
    platform(file, { executionPlatform: definitions.$attrs['modeler:executionPlatform'], executionPlatformVersion: definitions.$attrs['modeler:executionPlatformVersion'] });
    const all = decisionsOf(definitions);
    if (!all.some(({ id }) => id === basename(file, '.dmn'))) report('file-name', file, all.map(({ id }) => id).join(), 'is not the name of its file');
    for (const decision of all) {
      // The answer of another decision of the file is no variable.
      for (const { requiredDecision } of decision.informationRequirement ?? []) if (requiredDecision) called.decision.add(requiredDecision.href.slice(1));
      // A filter such as scores[level != "x"] reads properties of its list, not variables.
      const read = (decision.decisionLogic.input ?? []).map(({ inputExpression }) => inputExpression.text.replace(/`[^`]*`|\[[^\]]*\]/g, ''));
      for (const text of read) expression(file, decision.id, '=' + text);
    }
  }

  for (const { file, form } of forms) {
    platform(file, form);
    if (form.id !== basename(file, '.form')) report('file-name', file, form.id, 'is not the name of its file');
    if (form.schemaVersion > FORM_SCHEMA_VERSION) report('form-version', file, form.id, `has schema version ${form.schemaVersion}, Tasklist 8.6 knows ${FORM_SCHEMA_VERSION}`);
    for (const { component, variable, inList } of fields(form.components)) {
      if (variable) registered(file, component.id, variable);
      if (component.valuesKey) registered(file, component.id, component.valuesKey.split('.')[0]);
      if (inList && variable in variables) {
        const ofLine = [...JSON.stringify(component).matchAll(OF_LINE)].map((match) => match[1]);
        for (const name of [component.key ?? [], ofLine].flat()) {
          if (!(name in opened(variables[variable]).items.properties)) report('variable', file, component.id, `uses ${name}, which a line of ${variable} does not have`);
        }
      }
      if (component.values && variable in variables) {
        const offered = component.values.map(({ value }) => value);
        const allowed = allowedValues(variables[variable], component.key) ?? [];
        if (offered.join() !== allowed.join()) report('values', file, component.id, `offers ${offered}, but ${variable} allows ${allowed}`);
      }
      expression(file, component.id, component.conditional?.hide?.replace(OF_LINE, '""'));
      for (const [, , inserted] of (component.text ?? '').matchAll(/\{\{(#loop\s+)?([^}/]+)\}\}/g)) expression(file, component.id, '=' + inserted.replace(/^this\b[.\w]*/, '').replace(OF_LINE, '""').replace(AROUND_LINE, ''));
    }
  }

  for (const { file, form } of forms) {
    const shows = [...(usedIn.get(file) ?? [])].some((name) => variables[name]?.['x-opened']);
    const asks = [...fields(form.components)].some(({ component }) => TEXT_FIELDS.includes(component.type));
    if (!shows && !asks) continue;
    for (const { id, conditional } of form.components) {
      if (!PORTAL_OR_NOT.includes(conditional?.hide)) report('portal', file, id, 'is shown in Tasklist as well, where what is private in this form can be neither read nor kept');
    }
  }

  for (const kind of ['decision', 'form']) {
    for (const name of known[kind]) if (!called[kind].has(name)) report(kind, name, name, `is a ${kind} that no process calls`);
  }
  for (const [name, schema] of Object.entries(variables)) if (!used.has(name) && !['workers', 'decisions'].includes(schema['x-readBy'])) report('variable', 'variables.schema.json', name, 'is registered and used nowhere');
  return problems;
}
