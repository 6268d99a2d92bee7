// The timeline: bars of the years, and the facts of the chosen year or of all, in order of time.
import { byId, data, make, root } from "./page";
import { badge, STATUSES, ticked } from "./statuses";

type Row = [date: string, until: string, kind: string, label: string, status: number, path: string, article: string, actors: string];

const AT_ONCE = 200; // facts shown before "Show more"
const rows = data<Row[]>("timeline");
const form = byId("controls");
const kinds = byId<HTMLSelectElement>("class");
const words = byId<HTMLInputElement>("words");
const list = byId("list");
const more = byId<HTMLButtonElement>("more");
const yearOf = (row: Row): string => row[0].replace(/^(-?\d+).*$/, "$1");
let year = "";
let most = AT_ONCE;

function chosen(): Row[] {
  const statuses = ticked(form);
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(([, , kind, label, status, , article, actors]) => {
    const text = `${label} ${article} ${actors}`.toLowerCase();
    return statuses.has(status) && (kinds.value === "" || kind === kinds.value) && asked.every((word) => text.includes(word));
  });
}

function bars(found: Row[]): void {
  const byYear = new Map<string, number[]>();
  for (const row of found) {
    const counts = byYear.get(yearOf(row)) ?? STATUSES.map(() => 0);
    counts[row[4]] = (counts[row[4]] ?? 0) + 1;
    byYear.set(yearOf(row), counts);
  }
  const total = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const highest = Math.max(1, ...[...byYear.values()].map(total));
  const chart = byId("years");
  const before = chart.childElementCount ? chart.scrollLeft : Infinity; // the latest years come first into view
  chart.replaceChildren(
    ...[...byYear].map(([name, counts]) => {
      const button = make("button", "", {
        type: "button", "aria-pressed": String(name === year), "aria-label": `${name}: ${total(counts)} facts`, class: "year-bar",
      });
      const column = make("span", "", { class: "column" });
      counts.forEach((count, status) => {
        if (count === 0) return;
        const part = make("span", "", { class: STATUSES[status] ?? "" });
        part.style.height = `${(100 * count) / highest}%`;
        column.append(part);
      });
      button.append(column, make("span", name, { class: "year" }));
      button.addEventListener("click", () => {
        year = year === name ? "" : name;
        most = AT_ONCE;
        show();
        document.querySelector<HTMLElement>(`.year-bar[aria-label^="${name}:"]`)?.focus();
      });
      return button;
    }),
  );
  chart.scrollLeft = Math.min(before, chart.scrollWidth);
}

function show(): void {
  const all = chosen();
  bars(all);
  const found = all.filter((row) => year === "" || yearOf(row) === year);
  list.replaceChildren();
  let group: HTMLElement | undefined;
  let last = "";
  for (const row of found.slice(0, most)) {
    const [date, until, kind, label, status, path, article] = row;
    if (yearOf(row) !== last || group === undefined) {
      last = yearOf(row);
      const item = make("li");
      group = make("ul", "", { class: "rows" });
      item.append(make("h2", last), group);
      list.append(item);
    }
    const line = make("li", "", { class: "row" });
    const link = make("a", "", { href: `${root()}${path}.html` });
    link.append(make("bdi", label));
    const what = make("span", "", { class: "what" });
    what.append(link);
    const about = make("span", "", { class: "about" });
    about.append(badge(status), ` · ${kind} · `, make("bdi", article));
    line.append(make("time", until ? `${date} – ${until}` : date), what, about);
    group.append(line);
  }
  more.hidden = found.length <= most;
  const inYear = year === "" ? "" : ` in ${year}`;
  byId("shown").textContent = `${found.length} of ${rows.length} dated facts${inYear}`;
}

for (const kind of [...new Set(rows.map((row) => row[2]))].sort()) kinds.append(make("option", kind, { value: kind }));
more.addEventListener("click", () => {
  most += AT_ONCE;
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  year = "";
  most = AT_ONCE;
  show();
});
show();
