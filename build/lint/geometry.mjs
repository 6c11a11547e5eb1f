// What makes a diagram readable: straight flows that cross nothing, elements and labels that cover nothing, and not too wide.

/** Two screens at 100 %. */
const WIDEST = 2 * 1920;

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
const shrink = ({ x, y, width, height }) => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 });
const middle = ({ x, width }) => x + width / 2;
const samePoint = (a, b) => a.x === b.x && a.y === b.y;

function segments(points) {
  return points.slice(1).map((to, i) => ({ from: points[i], to }));
}

/** The rectangle a segment covers; a line is one unit thick. */
function rectangle({ from, to }) {
  return { x: Math.min(from.x, to.x) - 0.5, y: Math.min(from.y, to.y) - 0.5, width: Math.abs(from.x - to.x) + 1, height: Math.abs(from.y - to.y) + 1 };
}

function ancestors(element) {
  return element?.$parent ? [element.$parent, ...ancestors(element.$parent)] : [];
}

/** Problems of one diagram, each with the rule it breaks. */
export function geometry(definitions) {
  const problems = [];
  const report = (rule, id, message) => problems.push({ rule: `geometry/${rule}`, id, message });
  const { planeElement: drawn, bpmnElement: process } = definitions.diagrams[0].plane;
  const width = widthOf(drawn);
  if (width > WIDEST) report('width', process.id, `is ${width} px wide; at most ${WIDEST}`);

  const shapes = drawn.filter((di) => di.$type === 'bpmndi:BPMNShape').map((di) => ({ element: di.bpmnElement, bounds: di.bounds, label: di.label?.bounds }));
  const flows = drawn
    .filter((di) => di.$type === 'bpmndi:BPMNEdge' && di.bpmnElement.$type === 'bpmn:SequenceFlow')
    .map((di) => ({ element: di.bpmnElement, points: di.waypoint, label: di.label?.bounds, lines: segments(di.waypoint) }));

  for (const { element, lines } of flows) {
    if (lines.some(({ from, to }) => from.x !== to.x && from.y !== to.y)) report('straight', element.id, 'is neither horizontal nor vertical');
    const { sourceRef: source, targetRef: target } = element;
    const [from, to] = [source, target].map((end) => shapes.find((shape) => shape.element === end).bounds);
    if (middle(to) < middle(from) && target.incoming.length < 2) report('left-to-right', element.id, 'leads back to something that is not a join');
    for (const shape of shapes) {
      if (ancestors(element).includes(shape.element)) continue;
      if (lines.some((line) => overlaps(rectangle(line), shrink(shape.bounds)))) report('through-element', element.id, `runs through ${shape.element.id}`);
    }
  }

  flows.forEach((a, i) => {
    for (const b of flows.slice(i + 1)) {
      const ends = [a.points[0], a.points.at(-1)].filter((end) => [b.points[0], b.points.at(-1)].some((other) => samePoint(end, other)));
      const meet = a.lines.some((x) => b.lines.some((y) => overlaps(rectangle(x), rectangle(y)) && !ends.some((end) => touches(x, end) && touches(y, end))));
      if (meet) report('crossing', a.element.id, `crosses ${b.element.id}`);
    }
  });

  shapes.forEach((a, i) => {
    const parent = shapes.find((shape) => shape.element === a.element.$parent);
    if (parent && !inside(a.bounds, parent.bounds)) report('outside', a.element.id, `is not inside ${parent.element.id}`);
    for (const b of shapes.slice(i + 1)) {
      const related = ancestors(a.element).includes(b.element) || ancestors(b.element).includes(a.element);
      const attached = a.element.attachedToRef === b.element || b.element.attachedToRef === a.element;
      if (!related && !attached && overlaps(a.bounds, b.bounds)) report('overlap', a.element.id, `overlaps ${b.element.id}`);
    }
  });

  const labels = [...shapes, ...flows].filter(({ label }) => label);
  labels.forEach(({ element, label }, i) => {
    for (const flow of flows) {
      if (flow.lines.some((line) => overlaps(rectangle(line), label))) report('label', element.id, `has its label on ${flow.element.id}`);
    }
    for (const shape of shapes) {
      if (!ancestors(element).includes(shape.element) && overlaps(shape.bounds, label)) report('label', element.id, `has its label on ${shape.element.id}`);
    }
    for (const other of labels.slice(i + 1)) {
      if (overlaps(label, other.label)) report('label', element.id, `has its label on that of ${other.element.id}`);
    }
  });
  return problems;
}

function widthOf(drawn) {
  const boxes = drawn.flatMap(({ bounds, waypoint, label }) => [bounds, label?.bounds, ...(waypoint ?? [])]).filter(Boolean);
  return Math.max(...boxes.map(({ x, width }) => x + (width ?? 0))) - Math.min(...boxes.map(({ x }) => x));
}

function touches({ from, to }, point) {
  return samePoint(from, point) || samePoint(to, point);
}
