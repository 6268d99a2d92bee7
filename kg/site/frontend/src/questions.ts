// SPARQL in the browser: YASQE to write it, Oxigraph (WebAssembly) to answer it over the shipped graph, YASR to show the answer.
import Yasqe from "@zazuko/yasqe";
import Yasr from "@zazuko/yasr";
import init, { Store } from "oxigraph/web.js";
import { byId, data, load } from "./page";
import { rowsPlugin } from "./rows";

type Questions = { base: string; pages: string[]; prefixes: Record<string, string>; queries: [name: string, question: string, text: string][] };

const ROWS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";
const { base, pages, prefixes, queries } = data<Questions>("questions");
const state = byId("state");
const progress = byId<HTMLProgressElement>("progress");
let store: Promise<Store> | undefined;

/** What stands in a script as the base64 of its gzip. */
async function unpacked(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The graph in a store, part after part, so that the page stays alive. */
async function opened(): Promise<Store> {
  progress.hidden = false;
  state.textContent = "Loading Oxigraph and the graph …";
  await Promise.all([load("static/oxigraph.js"), load("data/graph.js")]);
  await init({ module_or_path: await unpacked(data<string>("oxigraph")) });
  const made = new Store();
  const parts = data<string[]>("graph");
  for (const [at, part] of parts.entries()) {
    made.load(new TextDecoder().decode(await unpacked(part)), { format: "text/turtle", no_transaction: true });
    progress.value = (at + 1) / parts.length;
    await new Promise((done) => setTimeout(done));
  }
  progress.hidden = true;
  return made;
}

/** The query with the prefixes of the ontology that it uses and does not declare, on its first line. */
function withPrefixes(query: string): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) => new RegExp(`(^|[^\\w-])${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query),
  );
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("") + query;
}

const editor = new Yasqe(byId("editor"), {
  persistenceId: null, // nothing is kept, nothing is read from the address
  consumeShareLink: null,
  createShareableLink: undefined,
  showQueryButton: false,
  prefixCcApi: null, // no look-up of prefixes on another host
  autocompleters: ["variables"],
  resizeable: false,
  editorHeight: "22rem",
  screenReaderLabel: "SPARQL query",
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => void run(), "Cmd-Enter": () => void run() },
  value: queries[0]?.[2] ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 10",
} as unknown as ConstructorParameters<typeof Yasqe>[1]);
// YASR's own table writes styles into the page, which its security policy forbids.
Yasr.registerPlugin("rows", rowsPlugin(base, prefixes, (path) => pages.some((start) => path.startsWith(start)) && !path.includes("/char/")) as never, true);
const results = new Yasr(byId("results"), {
  persistenceId: null, prefixes, pluginOrder: ["rows", "boolean", "response"], defaultPlugin: "rows", plugins: { ...Yasr.defaults.plugins, table: { enabled: false } },
});

async function run(): Promise<void> {
  try {
    const ready = await (store ??= opened());
    state.textContent = "Asking …";
    await new Promise((done) => setTimeout(done));
    const query = withPrefixes(editor.getValue());
    const begun = performance.now();
    const ask = /^\s*(?:PREFIX\s+\S+\s*<[^>]*>\s*|BASE\s+<[^>]*>\s*|#[^\n]*\n\s*)*(CONSTRUCT|DESCRIBE)\b/i.test(query);
    const answer = ready.query(query, { results_format: ask ? TRIPLES : ROWS }) as string;
    const took = Math.round(performance.now() - begun);
    results.setResponse({ data: answer, contentType: ask ? TRIPLES : ROWS, status: 200, executionTime: took }, took);
    const rows = ask ? answer.split("\n").length - 1 : (JSON.parse(answer) as { results?: { bindings: unknown[] } }).results?.bindings.length;
    state.textContent = rows === undefined ? "Answered." : `${rows} ${ask ? "triples" : "rows"} in ${took} ms from ${ready.size.toLocaleString("en")} triples.`;
  } catch (error) {
    progress.hidden = true;
    state.textContent = `Not answered: ${error instanceof Error ? error.message : String(error)}`;
  }
}

byId("run").addEventListener("click", () => void run());
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-question]")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("[data-question]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    editor.setValue(queries[Number(button.dataset["question"])]?.[2] ?? "");
    void run();
  });
}
