// The search in a browser, beside Pagefind and MiniSearch over the same cards, in one run.
//
//   npm install && node run.mjs [--engines prassi,MiniSearch] --program ../../target/release/prassi CATALOGUE …     each CATALOGUE as `cargo bench … --keep` leaves it
//
// Each engine answers the same queries: words of the cards, two out of three with a second word of the same card, chosen by a
// fixed seed. An answer is ten titles and what stands under them. Counted is what the host sends, compressed with gzip, scripts
// included; a new browser context for each engine, so that nothing is in a cache before the first query.

import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { launch } from '../../tests/browser/lib/browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { program: { type: 'string', default: join(here, '../../target/release/prassi') }, queries: { type: 'string', default: '200' }, engines: { type: 'string', default: 'prassi,Pagefind,MiniSearch' } } });
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
/** A slow phone: 1.6 Mbit/s and 150 ms for a request. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };

/** A host that compresses, as static hosts do, and counts what it sends (workers' requests too). */
async function serve(folder) {
  const packed = new Map();
  const sent = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url, 'http://host').pathname));
    try {
      if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(path)));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'cache-control': 'max-age=3600' });
      response.end(packed.get(path));
      if (extname(path) !== '.html') Object.assign(sent, { bytes: sent.bytes + packed.get(path).length, requests: sent.requests + 1 });
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { sent, base: `http://127.0.0.1:${server.address().port}/`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** All strings of a value, in one text. */
const strings = (value) => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []);

function cardsOf(site) {
  const folder = join(site, 'api/v1/schede');
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.json')).sort();
  return files.map((name) => JSON.parse(readFileSync(join(folder, name)))).map(({ indirizzo, campi, testo }) => ({
    id: indirizzo, title: campi.titolo ?? campi.nome ?? '', brief: campi.in_breve ?? '', text: `${strings(campi).join(' ')} ${testo ?? ''}`,
  }));
}

/** Queries from the cards themselves, the same in every run. */
function queriesOf(cards, n) {
  let seed = 20261122;
  const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return seed % below; };
  return Array.from({ length: n }, (_, k) => {
    const words = cards[random(cards.length)].text.match(/\p{L}{5,}/gu) ?? ['comune'];
    return k % 3 === 0 ? words[random(words.length)] : `${words[random(words.length)]} ${words[random(words.length)]}`;
  });
}

const sizeOf = (path) => (statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : statSync(path).size);
const PAGE = (script) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">${script}</script>`;

/** Makes what each engine needs, and a page that answers `ask(query)` with ten results. */
const ENGINES = {
  prassi: async (site) => {
    writeFileSync(join(site, 'bench-prassi.html'), PAGE(`
      import { Index } from './tema/cerca.mjs';
      let index;
      globalThis.ask = async (q) => { index ??= await Index.open(new URL('cerca/meta.json', location)); return (await index.search({ q })).cards.length; };
      globalThis.ready = true;`));
    return join(site, 'cerca');
  },
  Pagefind: async (site, cards) => {
    const { index } = await pagefind.createIndex({ forceLanguage: 'it' });
    for (const { id, title, brief, text } of cards) await index.addCustomRecord({ url: `/${id}`, content: `${title}. ${text}`, language: 'it', meta: { title, brief } });
    await index.writeFiles({ outputPath: join(site, 'pagefind') });
    await pagefind.close();
    writeFileSync(join(site, 'bench-Pagefind.html'), PAGE(`
      let engine;
      globalThis.ask = async (q) => {
        engine ??= await import('./pagefind/pagefind.js').then(async (module) => { await module.init(); return module; });
        const { results } = await engine.search(q);
        return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).length;
      };
      globalThis.ready = true;`));
    return join(site, 'pagefind');
  },
  MiniSearch: async (site, cards) => {
    const folder = join(site, 'minisearch');
    mkdirSync(folder, { recursive: true });
    const options = { fields: ['title', 'brief', 'text'], storeFields: ['title', 'brief'], searchOptions: { boost: { title: 3, brief: 2 }, prefix: true, combineWith: 'AND' } };
    const engine = new MiniSearch(options);
    engine.addAll(cards);
    writeFileSync(join(folder, 'index.json'), JSON.stringify(engine));
    writeFileSync(join(folder, 'minisearch.js'), readFileSync(join(createRequire(import.meta.url).resolve('minisearch'), '../../es/index.js')));
    writeFileSync(join(site, 'bench-MiniSearch.html'), PAGE(`
      import MiniSearch from './minisearch/minisearch.js';
      let engine;
      globalThis.ask = async (q) => { engine ??= MiniSearch.loadJSON(await (await fetch('./minisearch/index.json')).text(), ${JSON.stringify(options)}); return engine.search(q).slice(0, 10).length; };
      globalThis.ready = true;`));
    return folder;
  },
};

/** What an engine loads and how long it takes: the first query on a slow phone, then all of them. */
async function measure(browser, url, sent, queries) {
  const open = async (slow) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    Object.assign(sent, { bytes: 0, requests: 0 });
    await page.goto(url);
    await page.waitForFunction(() => globalThis.ready);
    if (slow) await client.send('Network.emulateNetworkConditions', SLOW);
    return { context, page };
  };
  const timed = (page, q) => page.evaluate(async (query) => { const start = performance.now(); const found = await globalThis.ask(query); return [performance.now() - start, found]; }, q);
  const slow = await open(true);
  const [slowFirst] = await timed(slow.page, queries[0]);
  await slow.context.close();
  const { context, page } = await open(false);
  await timed(page, queries[0]);
  await page.waitForTimeout(100);
  const first = { ...sent };
  const times = [];
  let empty = 0;
  for (const q of queries.slice(1)) {
    const [time, found] = await timed(page, q);
    times.push(time);
    empty += Number(found === 0);
  }
  await page.waitForTimeout(100);
  const further = { bytes: (sent.bytes - first.bytes) / times.length, requests: (sent.requests - first.requests) / times.length };
  // Once more, with everything at hand: the time of the search itself.
  const warm = [];
  for (const q of queries.slice(1)) warm.push((await timed(page, q))[0]);
  await context.close();
  const sorted = (list) => [...list].sort((a, b) => a - b);
  return { slowFirst, first, further, empty, median: sorted(times)[Math.floor(times.length / 2)], worst: sorted(times).at(-1), warm: sorted(warm)[Math.floor(warm.length / 2)], warmWorst: sorted(warm).at(-1) };
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
const browser = await launch();
try {
  for (const catalogue of positionals.map((path) => resolve(path))) {
    const work = mkdtempSync(join(tmpdir(), 'prassi-search-'));
    try {
      const site = join(work, 'site');
      execFileSync(resolve(values.program), ['-C', catalogue, 'build', '--out', site, '--base-url', 'http://localhost/'], { stdio: 'ignore' });
      const cards = cardsOf(site);
      const queries = queriesOf(cards, Number(values.queries) + 1);
      const rows = [];
      for (const [name, make] of Object.entries(ENGINES).filter(([name]) => values.engines.split(',').includes(name))) {
        const started = performance.now();
        const folder = await make(site, cards);
        const made = performance.now() - started;
        const host = await serve(site);
        try {
          rows.push({ name, made, size: sizeOf(folder), ...await measure(browser, `${host.base}bench-${name}.html`, host.sent, queries) });
        } finally {
          host.close();
        }
      }
      console.log(`\n${cards.length} cards, ${queries.length - 1} queries\n`);
      const line = (what, value) => console.log(`| ${what} | ${rows.map(value).join(' | ')} |`);
      line('', ({ name }) => name);
      console.log(`|---|${rows.map(() => '---:|').join('')}`);
      line('index made in (prassi: part of the build, not told apart)', ({ name, made }) => (name === 'prassi' ? '–' : `${(made / 1000).toFixed(1)} s`));
      line('files of the index, raw', ({ size }) => `${(size / 1e6).toFixed(1)} MB`);
      line('first results: bytes, gzip (script included)', ({ first }) => kb(first.bytes));
      line('first results: requests', ({ first }) => first.requests);
      line('first results on a slow phone (1.6 Mbit/s, 150 ms)', ({ slowFirst }) => ms(slowFirst));
      line('each further query: bytes (mean)', ({ further }) => kb(further.bytes));
      line('each further query: requests (mean)', ({ further }) => further.requests.toFixed(1));
      line('query on loopback, loading included: median / worst', ({ median, worst }) => `${ms(median)} / ${ms(worst)}`);
      line('query with everything at hand: median / worst', ({ warm, warmWorst }) => `${ms(warm)} / ${ms(warmWorst)}`);
      line('queries without a result', ({ empty }) => empty);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
} finally {
  await browser.close();
}
