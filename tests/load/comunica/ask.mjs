// Asks a graph in N-Triples the queries named, by Comunica: one file of SPARQL 1.1 JSON a query.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const installed = createRequire(`${process.cwd()}/`);
const { QueryEngine } = installed('@comunica/query-sparql-rdfjs-lite');
const { Parser, Store } = installed('n3');

const [graph, folder, ...queries] = process.argv.slice(2);
const sources = [new Store(new Parser({ format: 'N-Triples' }).parse(readFileSync(graph, 'utf8')))];
const engine = new QueryEngine();
for (const query of queries) {
  const { execute, metadata } = await engine.query(readFileSync(query, 'utf8'), { sources });
  const vars = (await metadata()).variables.map(({ value }) => value);
  const rows = await (await execute()).toArray();
  const bindings = rows.map((row) => Object.fromEntries([...row].map(([{ value: name }, { value }]) => [name, { value }])));
  writeFileSync(`${folder}/${basename(query, '.rq')}.json`, JSON.stringify({ head: { vars }, results: { bindings } }));
}
