// Reads GraphML and GEXF by graphology: one object that has for each file its nodes and edges with all their attributes.

const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");

const [installed, ...files] = process.argv.slice(2);
const from = createRequire(path.join(installed, "package.json"));
const Graph = from("graphology");
const forms = { ".gexf": from("graphology-gexf"), ".graphml": from("graphology-graphml") };
const found = {};
for (const file of files) {
  found[path.basename(file)] = forms[path.extname(file)].parse(Graph, fs.readFileSync(file, "utf8")).export();
}
process.stdout.write(JSON.stringify(found));
