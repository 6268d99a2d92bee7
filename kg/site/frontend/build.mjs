// Builds ../static from src/ and css/: `npm ci && npm run build` in this folder. The files are committed and ship in the wheel.
import { build } from "esbuild";

await build({
  entryPoints: ["src/site.ts", "src/article.ts", "src/tables.ts", "src/timeline.ts", "css/site.css"],
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
