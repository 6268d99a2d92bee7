// Builds ../static from src/ and css/: `npm ci && npm run build` in this folder. The files are committed and ship in the wheel.
import { createHash } from "node:crypto";
import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

await build({
  entryPoints: ["src/site.ts", "src/article.ts", "src/tables.ts", "src/timeline.ts", "src/map.ts", "src/network.ts", "src/questions.ts", "css/site.css", "css/network.css", "css/questions.css"],
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

// A page opened from disk may not fetch, so data stands in scripts: the WebAssembly as the base64 of its gzip, and the outlines of the
// countries (Natural Earth 1:110m, in TopoJSON by world-atlas), which `kg plot` reads from there as well.
const wasm = gzipSync(await readFile("node_modules/oxigraph/web_bg.wasm"), { level: 9 });
await writeFile("../static/oxigraph.js", `(window.newskg??={}).oxigraph="${wasm.toString("base64")}";\n`);
const world = JSON.parse(await readFile("node_modules/world-atlas/countries-110m.json", "utf8"));
await writeFile("../static/world.js", `(window.newskg??={}).world=${JSON.stringify(world)};\n`);

// The licence of every package that may be bundled, from the packages themselves.
const { packages } = JSON.parse(await readFile("package-lock.json", "utf8"));
const entries = Object.entries(packages).filter(([path, each]) => path && !each.dev && !each.optional && !path.includes("/@types/"));
const texts = [];
for (const [path, { version, license }] of entries) {
  const files = (await readdir(path)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const parts = await Promise.all(files.map((file) => readFile(`${path}/${file}`, "utf8").catch(() => "")));
  texts.push([`${path.replace(/^.*node_modules\//, "")} ${version} (${license})`, parts.map((part) => part.trim()).filter(Boolean).join("\n\n")]);
}
const head = "What the scripts, the style and the fonts of this folder are made of, with the terms of each part.\n";
const body = texts.map(([name, text]) => `${"=".repeat(80)}\n${name}\n${"=".repeat(80)}\n${text || "The package carries no text of its licence."}\n`);
await writeFile("../static/LICENSES.txt", [head, ...body].join("\n"));

await copyFile("icon.svg", "../static/icon.svg");

// What this was built from, so that a test finds sources that were changed and not built.
const sources = ["build.mjs", "icon.svg", "package-lock.json"];
for (const folder of ["css", "src"]) sources.push(...(await readdir(folder)).map((file) => `${folder}/${file}`));
const hash = createHash("sha256");
for (const file of sources.sort()) hash.update(await readFile(file));
await writeFile("../static/sources.sha256", `${hash.digest("hex")}\n`);
