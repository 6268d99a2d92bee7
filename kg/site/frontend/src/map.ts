// The map: outlines in the equal-earth projection, circles where facts are placed; moved by drag, wheel, keys and buttons.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { byId, data, make, root } from "./page";
import { badge, STATUSES, ticked } from "./statuses";

type Told = [label: string, path: string, status: number, kind: string, date: string];
type Place = [label: string, kind: string, path: string, latitude: number, longitude: number, mentions: number, told: Told[]];
type Shown = { place: Place; told: Told[]; size: number; x: number; y: number };

const WIDTH = 960;
const HEIGHT = 470;
const DEEPEST = 24; // times the whole world
const SVG = "http://www.w3.org/2000/svg";
const places = data<Place[]>("places");
const world = data<Topology<{ countries: GeometryCollection; land: GeometryCollection }>>("world");
const svg = byId<HTMLElement>("map") as unknown as SVGSVGElement;
const dots = document.getElementById("dots") as unknown as SVGGElement;
const form = byId("controls");
const list = byId("list");
const back = byId<HTMLButtonElement>("back");
const projection = geoEqualEarth().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
const view = { x: 0, y: 0, zoom: 1 };
let shown: Shown[] = [];
let chosen: Shown | undefined;

function outline(path: string | null, kind: string): void {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", path ?? "");
  element.setAttribute("class", kind);
  document.getElementById("land")?.append(element);
}

function draw(): void {
  const path = geoPath(projection).digits(1);
  outline(path({ type: "Sphere" }), "sea");
  outline(path(geoGraticule10()), "graticule");
  outline(path(feature(world, world.objects.land)), "land");
  outline(path(mesh(world, world.objects.countries, (one, other) => one !== other)), "borders");
}

function look(): void {
  view.zoom = Math.min(Math.max(view.zoom, 1), DEEPEST);
  const [width, height] = [WIDTH / view.zoom, HEIGHT / view.zoom];
  view.x = Math.min(Math.max(view.x, 0), WIDTH - width);
  view.y = Math.min(Math.max(view.y, 0), HEIGHT - height);
  svg.setAttribute("viewBox", `${view.x.toFixed(2)} ${view.y.toFixed(2)} ${width.toFixed(2)} ${height.toFixed(2)}`);
  for (const circle of dots.querySelectorAll("circle")) circle.setAttribute("r", (Number(circle.dataset["r"]) / view.zoom ** 0.8).toFixed(2));
}

/** Zoom by a factor and keep the point where it is. */
function zoom(by: number, x = view.x + WIDTH / view.zoom / 2, y = view.y + HEIGHT / view.zoom / 2): void {
  const next = Math.min(Math.max(view.zoom * by, 1), DEEPEST);
  view.x = x - ((x - view.x) * view.zoom) / next;
  view.y = y - ((y - view.y) * view.zoom) / next;
  view.zoom = next;
  look();
}

function choose(next: Shown | undefined, centre: boolean): void {
  chosen = next;
  if (next && centre) {
    view.zoom = Math.max(view.zoom, 4);
    view.x = next.x - WIDTH / view.zoom / 2;
    view.y = next.y - HEIGHT / view.zoom / 2;
  }
  look();
  say();
}

function row(told: Told): HTMLElement {
  const [label, path, status, kind, date] = told;
  const line = make("li", "", { class: "row" });
  const what = make("span", "", { class: "what" });
  const link = make("a", "", { href: `${root()}${path}.html` });
  link.append(make("bdi", label));
  what.append(link);
  const about = make("span", "", { class: "about" });
  about.append(badge(status), date ? ` · ${date}` : "");
  line.append(make("span", kind, { class: "code" }), what, about);
  return line;
}

function say(): void {
  for (const circle of dots.querySelectorAll("circle")) circle.classList.toggle("chosen", circle.dataset["path"] === chosen?.place[2]);
  back.hidden = chosen === undefined;
  list.replaceChildren();
  if (chosen === undefined) {
    byId("chosen").textContent = "Places";
    byId("shown").textContent = `${shown.length} places on the map`;
    for (const each of shown) {
      const line = make("li");
      const button = make("button", "", { type: "button", class: "pick" });
      button.append(make("bdi", each.place[0]), make("span", String(each.size), { class: "number" }));
      button.addEventListener("click", () => choose(each, true));
      line.append(button);
      list.append(line);
    }
    return;
  }
  const { place, told } = chosen;
  const link = make("a", "", { href: `${root()}${place[2]}.html` });
  link.append(make("bdi", place[0]));
  byId("chosen").replaceChildren(link);
  byId("shown").textContent = `${place[0]}: ${told.length} facts placed here, ${place[5]} mentions`;
  list.append(...told.map(row));
}

function show(): void {
  const statuses = ticked(form);
  const named = form.querySelector<HTMLInputElement>("[name=what]:checked")?.value === "names";
  shown = [];
  for (const place of places) {
    const told = place[6].filter(([, , status]) => statuses.has(status));
    const size = named ? place[5] : told.length;
    const point = projection([place[4], place[3]]);
    if (size > 0 && point) shown.push({ place, told, size, x: point[0], y: point[1] });
  }
  shown.sort((a, b) => b.size - a.size || a.place[0].localeCompare(b.place[0], "en"));
  const largest = Math.max(1, ...shown.map((each) => each.size));
  dots.replaceChildren(
    ...shown.map((each) => {
      const circle = document.createElementNS(SVG, "circle");
      circle.setAttribute("cx", each.x.toFixed(2));
      circle.setAttribute("cy", each.y.toFixed(2));
      circle.dataset["r"] = (3 + 15 * Math.sqrt(each.size / largest)).toFixed(2);
      circle.dataset["path"] = each.place[2];
      const only = each.told.length > 0 && each.told.every(([, , status]) => STATUSES[status] !== "asserted");
      circle.setAttribute("class", only ? "dot unasserted" : "dot");
      const title = document.createElementNS(SVG, "title");
      title.textContent = `${each.place[0]}: ${each.size}`;
      circle.append(title);
      circle.addEventListener("click", () => choose(each, false));
      return circle;
    }),
  );
  choose(undefined, false);
}

function move(): void {
  let from: { x: number; y: number } | undefined;
  const scale = (): number => WIDTH / view.zoom / svg.getBoundingClientRect().width;
  svg.addEventListener("pointerdown", (event) => {
    if (!(event.target as Element).classList.contains("dot")) from = { x: event.clientX, y: event.clientY };
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === undefined) return;
    svg.setPointerCapture(event.pointerId);
    view.x -= (event.clientX - from.x) * scale();
    view.y -= (event.clientY - from.y) * scale();
    from = { x: event.clientX, y: event.clientY };
    look();
  });
  const stop = (): void => void (from = undefined);
  svg.addEventListener("pointerup", stop);
  svg.addEventListener("pointercancel", stop);
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, view.x + (event.clientX - box.left) * scale(), view.y + (event.clientY - box.top) * scale());
  }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    const step = 60 / view.zoom;
    if (event.key === "ArrowLeft") view.x -= step;
    else if (event.key === "ArrowRight") view.x += step;
    else if (event.key === "ArrowUp") view.y -= step;
    else if (event.key === "ArrowDown") view.y += step;
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else return;
    event.preventDefault();
    look();
  });
  byId("in").addEventListener("click", () => zoom(1.5));
  byId("out").addEventListener("click", () => zoom(1 / 1.5));
  byId("whole").addEventListener("click", () => zoom(0));
}

draw();
move();
back.addEventListener("click", () => choose(undefined, false));
form.addEventListener("change", show);
show();
