// Draws the pictures of docs/rules.md: what each change looks like in Camunda Modeler, with the changed cells or elements outlined.
// Needs a Chromium on the PATH: node build/render-rules.mjs [change...]
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { chromiumOnPath } from './chromium.mjs';
import { packages, root, VIEWERS } from './render-models.mjs';

const changes = join(root, 'app/src/test/resources/owner-changes');
const target = join(root, 'docs/pictures/rules');

const TABLES = [
  'team-size', 'cohort-minimum', 'price-rule', 'two-per-semester', 'twenty-hours', 'aa-twice-a-year', 'in-service-hours', 'review-days',
  'conflict-rule', 'new-fact', 'criterion-optional', 'coach-after-the-second', 'level-label', 'fourth-level',
];

/** The data files hold no shapes, so this adds them: room for new shapes, where they and their flows are, and from which element to which the picture goes. */
const DIAGRAMS = {
  'second-approver': {
    room: { from: 2464, by: 150, above: 450 },
    shapes: { Task_AgreeAsWell: [2465, 300, 100, 80] },
    flows: { SequenceFlow_Approved: [2415, 340, 2465, 340], SequenceFlow_AgreedAsWell: [2565, 340, 2615, 340] },
    area: [2235, 240, 525, 375],
  },
  'new-reminder': {
    room: { from: 3538, by: 180 },
    shapes: { BoundaryEvent_StillUnread: [3469, 462, 36, 36], Task_RemindToRead: [3437, 530, 100, 80], EndEvent_RemindedToRead: [3597, 552, 36, 36] },
    flows: { SequenceFlow_StillUnread: [3487, 498, 3487, 530], SequenceFlow_RemindedToRead: [3537, 570, 3597, 570] },
    area: [3288, 370, 618, 260],
  },
};

function models(change) {
  const [first, ...more] = parse(readFileSync(join(changes, `${change}.yaml`), 'utf8')).edit.filter(({ find }) => find);
  const before = readFileSync(join(root, first.file), 'utf8');
  const after = [first, ...more].reduce((text, { file, find, replace }) => {
    if (file !== first.file || !text.includes(find)) throw new Error(`${change}: not in ${first.file}: ${find}`);
    return text.replaceAll(find, () => replace);
  }, before);
  return { before, after, viewer: VIEWERS[extname(first.file)] };
}

async function open(browser, viewer) {
  const page = await browser.newPage({ viewport: { width: 2600, height: 1400 } });
  await page.setContent('<body style="margin:0;background:#fff"><div id="canvas" style="width:2600px;height:1400px"></div>');
  for (const css of viewer.css) await page.addStyleTag({ path: join(packages, css) });
  await page.addScriptTag({ path: join(packages, viewer.js) });
  return page;
}

/** Draws the changed table without its annotations, and of large tables only the rows and columns around the change. */
async function drawTable(page, { before, after }) {
  await page.addStyleTag({
    content: `.changed { outline: 4px solid #c2410c; outline-offset: -4px; background: #fff7ed !important; }
      th.annotation, td.annotation, .left { display: none !important; } .tjs-container table { width: auto !important; }
      .tjs-container th, .tjs-container td { min-width: 130px; } .tjs-container td.long { min-width: 280px; }
      .tjs-container .rule-index, .tjs-container .index-column { min-width: 30px; } th * { -webkit-line-clamp: none !important; }`,
  });
  await page.evaluate(
    async ({ before, after }) => {
      const viewer = new window.DmnJS({ container: '#canvas' });
      const show = async (xml) => {
        await viewer.importXML(xml);
        await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return new Map([...document.querySelectorAll('[data-col-id]')].map((cell) => [`${cell.dataset.rowId ?? ''} ${cell.dataset.colId}`, cell]));
      };
      const text = (cell) => cell.textContent.replace(/^-$/, '');
      const old = new Map([...(await show(before))].map(([id, cell]) => [id, text(cell)]));
      const cells = await show(after);
      for (const [id, cell] of cells) if (text(cell) !== (old.get(id) ?? '')) cell.classList.add('changed');

      for (const cell of cells.values()) if (text(cell).length > 40) cell.classList.add('long');

      const rows = [...document.querySelectorAll('tbody tr')];
      const near = (row, at) => rows.length <= 3 || [row, rows[at + 1]].some((it) => it?.querySelector('.changed'));
      rows.forEach((row, at) => row.classList.toggle('left', !near(row, at)));
      for (const head of document.querySelectorAll('th.input-cell')) {
        const column = [...cells].filter(([id]) => id.endsWith(` ${head.dataset.colId}`)).map(([, cell]) => cell);
        const shown = (cell) => cell.classList.contains('changed') || (cell.tagName === 'TD' && !cell.closest('.left') && text(cell));
        if (!column.some(shown)) column.forEach((cell) => cell.classList.add('left'));
      }
    },
    { before, after },
  );
  const box = await page.locator('.tjs-container table').boundingBox();
  return { ...box, width: box.width + 1, height: box.height + 1 };
}

/** Draws a part of the changed diagram, where everything to the right of the change has moved, and the stage around it is wider. */
async function drawDiagram(page, { after }, { room, shapes, flows, area }) {
  const moved = (x, y) => (Number(x) > room.from && y < (room.above ?? Infinity) ? Number(x) + room.by : Number(x));
  const wider = (x, width) => (width > 400 ? moved(Number(x) + Number(width), 0) - moved(x, 0) : width);
  const bounds = ([x, y, width, height]) => `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
  const points = ([x1, y1, x2, y2]) => `<di:waypoint x="${x1}" y="${y1}" /><di:waypoint x="${x2}" y="${y2}" />`;
  const drawn = (kind, ids, inside) => Object.entries(ids).map(([id, at]) => `<bpmndi:${kind} id="${id}_new" bpmnElement="${id}">${inside(at)}</bpmndi:${kind}>`).join('');
  const xml = Object.keys(flows)
    .reduce((text, id) => text.replace(new RegExp(`<bpmndi:BPMNEdge [^>]*bpmnElement="${id}">[^]*?</bpmndi:BPMNEdge>`), ''), after)
    .replace(/<dc:Bounds x="(\d+)" y="(\d+)" width="(\d+)"/g, (_, x, y, width) => `<dc:Bounds x="${moved(x, y)}" y="${y}" width="${wider(x, width)}"`)
    .replace(/<di:waypoint x="(\d+)" y="(\d+)"/g, (_, x, y) => `<di:waypoint x="${moved(x, y)}" y="${y}"`)
    .replace('</bpmndi:BPMNPlane>', `${drawn('BPMNShape', shapes, bounds)}${drawn('BPMNEdge', flows, points)}</bpmndi:BPMNPlane>`);
  const [x, y, width, height] = area;
  await page.addStyleTag({ content: '.changed > .djs-visual > :first-child { stroke: #c2410c !important; stroke-width: 4px !important; } .bjs-powered-by { display: none; }' });
  await page.evaluate(
    async ({ xml, ids, view }) => {
      const viewer = new window.BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) throw new Error(warnings.join('\n'));
      const canvas = viewer.get('canvas');
      ids.forEach((id) => canvas.addMarker(id, 'changed'));
      canvas.viewbox(view);
    },
    { xml, ids: Object.keys(shapes), view: { x, y, width: 2600 / 1.25, height: 1400 / 1.25 } },
  );
  return { x: 0, y: 0, width: width * 1.25, height: height * 1.25 };
}

mkdirSync(target, { recursive: true });
const browser = await chromium.launch(chromiumOnPath());
try {
  const all = [...TABLES, ...Object.keys(DIAGRAMS)];
  for (const change of process.argv.length > 2 ? process.argv.slice(2) : all) {
    const model = models(change);
    const page = await open(browser, model.viewer);
    const clip = DIAGRAMS[change] ? await drawDiagram(page, model, DIAGRAMS[change]) : await drawTable(page, model);
    const path = join(target, `${change}.png`);
    await page.screenshot({ path, clip });
    await page.close();
    console.log(`${path} ${Math.round(statSync(path).size / 1024)} kB ${Math.round(clip.width)}x${Math.round(clip.height)}`);
  }
} finally {
  await browser.close();
}
