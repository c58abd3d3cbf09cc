// How good the search is: the client over the demonstration's index, against queries that people judged beforehand.
//
//   node tests/search/judge.mjs FOLDER [--bad N] [--main it]     FOLDER is the demonstration, built
//
// A query of queries.json names the cards that ought to come first, with grades: 3 is what was looked for, 2 helps, 1 touches on
// it. nDCG@10 is the gain of the first ten (2^grade - 1, discounted by the logarithm of the place) against the best order of all;
// success@3 is the share of queries with a card of grade 2 or more (or, where nothing has more, of grade 1) among the first three.
// The last line is JSON, for the test that holds the figures.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openFolder } from './index.mjs';

const { values, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { bad: { type: 'string', default: '0' }, main: { type: 'string', default: 'it' }, queries: { type: 'string' } } });
const queries = JSON.parse(readFileSync(values.queries ?? new URL('queries.json', import.meta.url)));
const indexes = new Map();

const gain = (grade) => 2 ** grade - 1;
const discounted = (grades) => grades.reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0);

/** Grades of the first ten cards of a query, in their order. */
async function answer({ query, language, relevant }) {
  if (!indexes.has(language)) indexes.set(language, await openFolder(folder, language === values.main ? '' : `${language}/`));
  const index = indexes.get(language);
  const { cards } = await index.search({ q: query, n: 10, fields: ['tipo'] });
  const keys = cards.map(({ n, u }) => `${index.meta.types.find(({ to }) => n < to).id}/${u.split('/').at(-2)}`);
  const grades = keys.map((key) => relevant[key] ?? 0);
  const best = Object.values(relevant).sort((a, b) => b - a);
  const enough = Math.min(2, best[0]);
  return { keys, ndcg: discounted(grades) / discounted(best.slice(0, 10)), success: grades.slice(0, 3).some((grade) => grade >= enough) };
}

const kinds = new Map();
const judged = [];
for (const query of queries) {
  const result = { ...query, ...await answer(query) };
  judged.push(result);
  for (const kind of [query.kind, 'all']) kinds.set(kind, [...(kinds.get(kind) ?? []), result]);
}
const mean = (results, pick) => results.reduce((sum, result) => sum + Number(pick(result)), 0) / results.length;
const figures = Object.fromEntries([...kinds].map(([kind, results]) => [kind, {
  queries: results.length,
  ndcg: Number(mean(results, ({ ndcg }) => ndcg).toFixed(3)),
  success: Number(mean(results, ({ success }) => success).toFixed(3)),
}]));

const worst = judged.sort((a, b) => a.ndcg - b.ndcg || (a.query < b.query ? -1 : 1)).slice(0, Number(values.bad));
for (const { query, kind, ndcg, relevant, keys } of worst) {
  console.log(`${ndcg.toFixed(2)} ${kind}: «${query}»\n     wanted ${Object.keys(relevant).slice(0, 4).join(', ')}\n     found  ${keys.slice(0, 5).join(', ')}`);
}
console.log('kind         queries  nDCG@10  success@3');
for (const [kind, { queries, ndcg, success }] of Object.entries(figures).sort(([a], [b]) => (a === 'all') - (b === 'all') || (a < b ? -1 : 1))) {
  console.log(`${kind.padEnd(12)} ${String(queries).padStart(7)}  ${ndcg.toFixed(3).padStart(7)}  ${success.toFixed(3).padStart(9)}`);
}
console.log(JSON.stringify(figures));
