// Builds ../static from src/ and css/: `npm ci && npm run build` in this folder. The files are committed and ship in the wheel.
import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

await build({
  entryPoints: ["src/site.ts", "src/article.ts", "src/tables.ts", "src/timeline.ts", "src/world.ts", "src/map.ts", "src/network.ts", "src/questions.ts", "css/site.css", "css/network.css", "css/questions.css"],
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife", // classic scripts: a page opened from disk may not load modules
  target: "es2022",
  outdir: "../static",
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  loader: { ".woff2": "file" },
  legalComments: "none", // the licences stand in ../static/LICENSES.txt
});

// A page opened from disk may not fetch, so the WebAssembly stands in a script, as the base64 of its gzip.
const wasm = gzipSync(await readFile("node_modules/oxigraph/web_bg.wasm"), { level: 9 });
await writeFile("../static/oxigraph.js", `(window.newskg??={}).oxigraph="${wasm.toString("base64")}";\n`);
