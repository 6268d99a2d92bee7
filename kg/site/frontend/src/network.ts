// The network: actors and what they do to each other, drawn by cytoscape; the list beside it says the same in words.
import cytoscape from "cytoscape";
import { byId, data, make, root } from "./page";
import { badge, ticked } from "./statuses";

type Node = [label: string, kind: string, path: string, standsFor: number];
type Edge = [one: number, other: number, kind: number, status: number, path: string, words: string, together: number];
type Data = { nodes: Node[]; classes: [name: string, conflict: number][]; edges: Edge[] };
type Pair = { one: number; other: number; conflict: number; together: number; facts: Edge[] };

const { nodes, classes, edges } = data<Data>("network");
const form = byId("controls");
const list = byId("list");
const kind = byId<HTMLSelectElement>("class");
const most = byId<HTMLInputElement>("most");
const countries = byId<HTMLInputElement>("countries");
const back = byId<HTMLButtonElement>("back");
let pairs: Pair[] = [];
let graph: cytoscape.Core | undefined;

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const nodeOf = (at: number): Node => nodes[at] as Node;

/** The edges that are asked for, those between the same two together, the strongest first. */
function chosenPairs(): Pair[] {
  const statuses = ticked(form);
  const found = new Map<string, Pair>();
  for (const edge of edges) {
    const [name, conflict] = classes[edge[2]] as [string, number];
    const wanted = kind.value === "" || kind.value === name || kind.value === (conflict ? "conflict" : "cooperation");
    if (!wanted || !statuses.has(edge[3])) continue;
    const end = (at: number): number => (countries.checked ? nodeOf(at)[3] : at);
    const [one, other] = [end(edge[0]), end(edge[1])];
    if (one === other) continue;
    const [from, to] = edge[6] && one > other ? [other, one] : [one, other];
    const key = `${from} ${to} ${conflict} ${edge[6]}`;
    const pair = found.get(key) ?? { one: from, other: to, conflict, together: edge[6], facts: [] };
    pair.facts.push(edge);
    found.set(key, pair);
  }
  return [...found.values()].sort((a, b) => b.facts.length - a.facts.length || a.one - b.one || a.other - b.other);
}

function style(): cytoscape.StylesheetJson {
  const sans = '"Source Sans 3", "Segoe UI", Arial, sans-serif';
  return [
    { selector: "node", style: {
      label: "data(label)", "font-family": sans, "font-size": 13, color: colour("--ink"), "text-outline-color": colour("--paper"), "text-outline-width": 2.5,
      "text-valign": "bottom", "text-margin-y": 4, "background-color": colour("--place"), width: "data(size)", height: "data(size)",
      "border-width": 1.5, "border-color": colour("--paper"),
    } },
    { selector: "node.person", style: { "background-color": colour("--person"), shape: "ellipse" } },
    { selector: "node.organization", style: { "background-color": colour("--organization"), shape: "round-rectangle" } },
    { selector: "node.country", style: { shape: "ellipse" } },
    { selector: "node.place", style: { shape: "diamond" } },
    { selector: "edge", style: {
      width: "data(width)", "curve-style": "bezier", "line-color": colour("--said"), "target-arrow-color": colour("--said"), opacity: 0.75,
      "target-arrow-shape": "triangle", "arrow-scale": 0.9,
    } },
    { selector: "edge.conflict", style: { "line-style": "dashed", "line-color": colour("--denied"), "target-arrow-color": colour("--denied") } },
    { selector: "edge.together", style: { "target-arrow-shape": "none" } },
    { selector: ".away", style: { opacity: 0.12 } },
    { selector: ":selected", style: { "border-color": colour("--accent"), "border-width": 4, opacity: 1 } },
  ];
}

function factRow(edge: Edge): HTMLElement {
  const line = make("li", "", { class: "row" });
  const what = make("span", "", { class: "what" });
  const link = make("a", "", { href: `${root()}${edge[4]}.html` });
  link.append(make("bdi", `${nodeOf(edge[0])[0]} ${edge[6] ? "and" : "→"} ${nodeOf(edge[1])[0]}: “${edge[5]}”`));
  what.append(link);
  const about = make("span", "", { class: "about" });
  about.append(badge(edge[3]));
  line.append(make("span", classes[edge[2]]?.[0] ?? "", { class: "code" }), what, about);
  return line;
}

/** All pairs, or the facts of one pair or of one node. */
function say(facts: Edge[] | undefined, title: string, path = ""): void {
  back.hidden = facts === undefined;
  if (path) {
    const link = make("a", "", { href: `${root()}${path}.html` });
    link.append(make("bdi", title));
    byId("chosen").replaceChildren(link);
  } else byId("chosen").textContent = title;
  if (facts !== undefined) {
    byId("shown").textContent = `${facts.length} facts`;
    list.replaceChildren(...facts.map(factRow));
    return;
  }
  byId("shown").textContent = `${pairs.length} pairs`;
  list.replaceChildren(
    ...pairs.map((pair) => {
      const line = make("li");
      const button = make("button", "", { type: "button", class: "pick" });
      const name = nameOf(pair);
      button.append(make("bdi", name), make("span", String(pair.facts.length), { class: "number" }));
      button.addEventListener("click", () => pick(pair));
      line.append(button);
      return line;
    }),
  );
}

const nameOf = (pair: Pair): string =>
  `${nodeOf(pair.one)[0]} ${pair.together ? "and" : "→"} ${nodeOf(pair.other)[0]}, ${pair.conflict ? "conflict" : "cooperation"}`;

function pick(pair: Pair): void {
  graph?.elements().addClass("away");
  const edge = graph?.getElementById(`e${pairs.indexOf(pair)}`);
  edge?.removeClass("away").connectedNodes().removeClass("away");
  say(pair.facts, nameOf(pair));
}

/** Names as large as in the text, however far away the drawing is. */
function names(): void {
  if (graph) graph.nodes().style({ "font-size": 12.5 / graph.zoom(), "text-outline-width": 2.5 / graph.zoom(), "text-margin-y": 3 / graph.zoom() });
}

function show(): void {
  pairs = chosenPairs().slice(0, Number(most.value));
  byId("many").textContent = `${pairs.length}`;
  const weight = new Map<number, number>();
  for (const pair of pairs) for (const end of [pair.one, pair.other]) weight.set(end, (weight.get(end) ?? 0) + pair.facts.length);
  const largest = Math.max(1, ...weight.values());
  const strongest = Math.max(1, ...pairs.map((pair) => pair.facts.length));
  const order = [...weight.keys()].sort((a, b) => a - b);
  graph?.destroy();
  graph = cytoscape({
    container: byId("graph"),
    style: style(),
    minZoom: 0.2,
    maxZoom: 4,
    elements: [
      ...order.map((at, place) => ({
        data: { id: `n${at}`, label: nodeOf(at)[0], at, size: 12 + 34 * Math.sqrt((weight.get(at) ?? 0) / largest) },
        classes: nodeOf(at)[1],
        // on a circle to begin with, so that the layout, which moves them from there, is the same every time
        position: { x: 300 * Math.cos((2 * Math.PI * place) / order.length), y: 300 * Math.sin((2 * Math.PI * place) / order.length) },
      })),
      ...pairs.map((pair, at) => ({
        data: { id: `e${at}`, source: `n${pair.one}`, target: `n${pair.other}`, width: 1.2 + 6 * Math.sqrt(pair.facts.length / strongest), at },
        classes: `${pair.conflict ? "conflict" : "cooperation"}${pair.together ? " together" : ""}`,
      })),
    ],
    layout: {
      name: "cose", randomize: false, animate: false, fit: true, padding: 30, nodeRepulsion: () => 60000, idealEdgeLength: () => 90,
      nodeOverlap: 24, gravity: 0.6, numIter: 1500, componentSpacing: 80,
    },
  });
  graph.on("zoom", names);
  names();
  graph.on("tap", "edge", (event) => pick(pairs[event.target.data("at") as number] as Pair));
  graph.on("tap", "node", (event) => {
    const at = event.target.data("at") as number;
    graph?.elements().addClass("away");
    event.target.closedNeighborhood().removeClass("away");
    say(pairs.filter((pair) => pair.one === at || pair.other === at).flatMap((pair) => pair.facts), nodeOf(at)[0], nodeOf(at)[2]);
  });
  say(undefined, "Pairs");
}

for (const [name] of classes) kind.append(make("option", name, { value: name }));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", show);
back.addEventListener("click", () => {
  graph?.elements().removeClass("away");
  say(undefined, "Pairs");
});
byId("in").addEventListener("click", () => graph?.zoom({ level: graph.zoom() * 1.4, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } }));
byId("out").addEventListener("click", () => graph?.zoom({ level: graph.zoom() / 1.4, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } }));
byId("whole").addEventListener("click", () => graph?.fit(undefined, 30));
document.addEventListener("theme", () => {
  graph?.style(style());
  names();
});
show();
