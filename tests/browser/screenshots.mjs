// Pictures of every kind of page, to look at, and the two of the README.
//
//   node screenshots.mjs FOLDER [--program …] [--repository …] [--theme NAME] [--only PART-OF-A-KIND]
//
// FOLDER/KIND-WIDTH-SCHEME.png for 1280 and 390 px, light and dark; FOLDER/KIND.pdf as printed;
// home.png, esperienza.png and telefono.png are one screen each, for docs/immagini/.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './lib/browser.mjs';
import { withTheme } from './lib/catalogue.mjs';
import { serveFolder } from './lib/server.mjs';
import { build, readSite, urlOf } from './lib/site.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: join(here, '../../target/release/prassi') },
    repository: { type: 'string', default: join(here, '../..') },
    theme: { type: 'string' },
    only: { type: 'string' },
  },
});
if (!folder) {
  console.error('usage: node screenshots.mjs FOLDER [--theme NAME] [--only PART-OF-A-KIND]');
  process.exit(2);
}
const target = resolve(folder);
const work = mkdtempSync(join(tmpdir(), 'prassi-pictures-'));
const out = join(work, 'public');
mkdirSync(target, { recursive: true });
const server = await serveFolder(out);
const browser = await launch();
try {
  const original = resolve(values.repository);
  const repository = values.theme ? withTheme(original, work, values.theme).folder : original;
  build({ program: resolve(values.program), repository, out, baseUrl: server.base });
  const site = readSite(out, server.base);
  const kinds = Object.entries(site.kinds).filter(([kind, file]) => !site.pages.get(file).redirect && kind.includes(values.only ?? ''));
  for (const [kind, file] of kinds) {
    const name = kind.replace(/[^a-z0-9]+/g, '-');
    for (const width of [1280, 390]) {
      for (const colorScheme of ['light', 'dark']) {
        await shoot(urlOf(site, file), { width, height: width === 390 ? 844 : 900, colorScheme }, join(target, `${name}-${width}-${colorScheme}.png`), true);
      }
    }
    await print(urlOf(site, file), join(target, `${name}.pdf`));
    console.log(kind);
  }
  if (!values.only && !values.theme) {
    await shoot(urlOf(site, 'index.html'), { width: 1280, height: 800, colorScheme: 'light' }, join(target, 'home.png'), false);
    await shoot(urlOf(site, site.kinds['experience, rich']), { width: 1280, height: 800, colorScheme: 'light' }, join(target, 'esperienza.png'), false);
    await shoot(urlOf(site, site.kinds['experience, rich']), { width: 390, height: 844, colorScheme: 'dark' }, join(target, 'telefono.png'), false);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(work, { recursive: true, force: true });
}

async function shoot(url, { width, height, colorScheme }, path, fullPage) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.screenshot({ path, fullPage });
  await context.close();
}

async function print(url, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.pdf({ path, format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
  await context.close();
}
