// Fails unless the process tests have been through every element and every flow: node build/check-coverage.mjs FOLDER,
// which has a report per test class in it: the one of all is of one test run, and several go side by side
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'processes');
const reports = process.argv[2];
const coverages = readdirSync(reports)
  .map((testClass) => join(reports, testClass, 'report.json'))
  .filter((report) => existsSync(report))
  .flatMap((report) => JSON.parse(readFileSync(report, 'utf8')).coverages);
let missed = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.bpmn'))) {
  const { elementsById } = await new BpmnModdle().fromXML(readFileSync(join(folder, file), 'utf8'));
  const ids = Object.values(elementsById).filter((element) => ['bpmn:FlowNode', 'bpmn:SequenceFlow'].some((type) => element.$instanceOf(type))).map(({ id }) => id);
  const seen = coverages
    .filter(({ processDefinitionId }) => processDefinitionId === basename(file, '.bpmn'))
    .flatMap(({ completedElements, takenSequenceFlows }) => [...completedElements, ...takenSequenceFlows]);
  const never = ids.filter((id) => !seen.includes(id));
  if (never.length) console.error(`${file}: no test goes through ${never.join(', ')}`);
  else console.log(`${file}: tests go through all ${ids.length} elements and flows`);
  missed += never.length;
}
process.exit(missed ? 1 : 0);
