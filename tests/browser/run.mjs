// Runs the browser tests against a site that it builds itself.
//
//   node run.mjs --program target/release/prassi [--repository ../..] [part of a test's name …]
//
// The last line is "N passed, N failed"; the exit code is 1 when something failed.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './lib/browser.mjs';
import { withTheme } from './lib/catalogue.mjs';
import { run } from './lib/runner.mjs';
import { serveFolder } from './lib/server.mjs';
import { build, readSite } from './lib/site.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: join(here, '../../target/release/prassi') },
    repository: { type: 'string', default: join(here, '../..') },
    workers: { type: 'string', default: '2' },
  },
});
const program = resolve(values.program);
const repository = resolve(values.repository);
const work = mkdtempSync(join(tmpdir(), 'prassi-site-'));
const out = join(work, 'public');

let server;
let plainServer;
let browser;
let outcome = { passed: 0, failed: 1 };

const cleanUp = async () => {
  await browser?.close();
  await server?.close();
  await plainServer?.close();
  rmSync(work, { recursive: true, force: true });
};
// Whoever stops the tests wants them to stop, not to see what fails without a browser.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    console.log(`\nstopped by ${signal}`);
    cleanUp().finally(() => process.exit(130));
  });
}

try {
  // The server comes first: the absolute addresses of the site (feeds, 404) hold its port.
  server = await serveFolder(out);
  console.log(build({ program, repository, out, baseUrl: server.base }).trim());
  const site = readSite(out, server.base);
  // The same catalogue in the second theme.
  const plainOut = join(work, 'essenziale');
  plainServer = await serveFolder(plainOut);
  build({ program, repository: withTheme(repository, work, 'essenziale').folder, out: plainOut, baseUrl: plainServer.base });
  const plain = readSite(plainOut, plainServer.base);
  browser = await launch();
  console.log(`Chromium ${browser.version}, ${site.pages.size} pages, ${Object.keys(site.kinds).length} kinds: ${Object.keys(site.kinds).join(' · ')}\n`);
  for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) {
    await import(`./${file}`);
  }
  outcome = await run({ filters: positionals, workers: Number(values.workers), context: { site, plain, browser, program, repository, work } });
} catch (error) {
  console.log(error.stack ?? String(error));
} finally {
  await cleanUp();
}
console.log('');
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed === 0 ? 0 : 1);
