// The table of an answer, as a plugin of YASR: what is a resource of this graph leads to its page.
import type Yasr from "@zazuko/yasr";
import { make, root } from "./page";

const AT_ONCE = 500; // rows shown before "Show all"
type Value = { type: string; value: string; datatype?: string };

/** A plugin of YASR for the graph with this base and these prefixes; `pages` are the paths that have a page. */
export function rowsPlugin(base: string, prefixes: Readonly<Record<string, string>>, pages: (path: string) => boolean) {
  const short = (iri: string): string => {
    for (const [name, start] of Object.entries(prefixes)) if (iri.startsWith(start) && /^[\w-]+$/.test(iri.slice(start.length))) return `${name}:${iri.slice(start.length)}`;
    return iri.startsWith(base) ? iri.slice(base.length) : iri;
  };
  const cell = (value: Value | undefined): HTMLElement => {
    const number = /#(integer|decimal|double|float)$/.test(value?.datatype ?? "");
    const made = make("td", "", number ? { class: "number" } : {});
    if (value === undefined) return made;
    if (value.type !== "uri") made.append(make("bdi", value.value));
    else {
      const path = value.value.startsWith(base) ? value.value.slice(base.length) : "";
      if (path && pages(path)) made.append(make("a", short(value.value), { href: `${root()}${path}.html` }));
      else made.append(make("span", short(value.value), { title: value.value }));
    }
    return made;
  };

  return class Rows {
    priority = 20;
    label = "Rows";
    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      return (this.yasr.results?.getVariables()?.length ?? 0) > 0;
    }

    draw(): void {
      const columns = this.yasr.results?.getVariables() ?? [];
      const bindings = (this.yasr.results?.getBindings() ?? []) as unknown as Record<string, Value>[];
      const table = make("table", "", { class: "answer" });
      const head = make("tr");
      head.append(...columns.map((column) => make("th", column.replaceAll("_", " "), { scope: "col" })));
      table.createTHead().append(head);
      const body = table.createTBody();
      const add = (from: number, to: number): void => {
        for (const binding of bindings.slice(from, to)) {
          const row = make("tr");
          row.append(...columns.map((column) => cell(binding[column])));
          body.append(row);
        }
      };
      add(0, AT_ONCE);
      const around = make("div", "", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the answer" });
      around.append(table);
      this.yasr.resultsEl.replaceChildren(around);
      if (bindings.length <= AT_ONCE) return;
      const more = make("button", `Show all ${bindings.length} rows`, { type: "button", class: "plain" });
      more.addEventListener("click", () => {
        add(AT_ONCE, bindings.length);
        more.remove();
      });
      around.after(more);
    }

    getIcon(): HTMLElement {
      return make("span", "", { "aria-hidden": "true" });
    }

    download(name?: string): { getData: () => string; filename: string; contentType: string; title: string } {
      return {
        getData: () => this.yasr.results?.asCsv() ?? "", filename: `${name ?? "answer"}.csv`, contentType: "text/csv", title: "Download as CSV",
      };
    }
  };
}
