// A catalogue with more experiences than a page of a list holds: the second page, and terms with more than teasers.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { copyCatalogue, someExperience, withField } from './lib/catalogue.mjs';
import { none, test } from './lib/runner.mjs';
import { serveFolder } from './lib/server.mjs';
import { build, readSite, target, urlOf } from './lib/site.mjs';

const COPIES = 40;

test('lists: a second page is linked both ways, complete, accessible, in the site map', async ({ browser, program, repository, work }) => {
  const catalogue = copyCatalogue(repository, work);
  const model = someExperience(catalogue);
  // What must be unique in a catalogue is taken away from the copies.
  const text = ['riferimento', 'alias', 'riusi'].reduce((card, key) => withField(card, key, null), catalogue.read(model.file));
  for (let n = 1; n <= COPIES; n += 1) {
    catalogue.write(model.file.replace(model.slug, `copia-${n}`), withField(text, 'titolo', `titolo: Copia numero ${n}`));
  }
  catalogue.commit('Many more experiences');
  const out = join(work, 'many');
  mkdirSync(out, { recursive: true });
  const server = await serveFolder(out);
  const problems = [];
  try {
    build({ program, repository: catalogue.folder, out, baseUrl: server.base });
    const site = readSite(out, server.base);
    const pages = ['esperienze/index.html', 'esperienze/pagina/2/index.html'];
    none(pages.filter((file) => !site.pages.has(file)), 'pages of the list missing');
    const linked = pages.map((file) => new Set(site.pages.get(file).elements
      .filter(({ name, attributes }) => name === 'a' && attributes.href)
      .map(({ attributes }) => target(site, file, attributes.href)?.file)));
    if (!linked[0].has(pages[1])) problems.push('page 1 does not link page 2');
    if (!linked[1].has(pages[0])) problems.push('page 2 does not link page 1');
    const all = new Set([...site.pages.keys()].filter((file) => /^esperienze\/pagina\/\d+\//.test(file) || file === pages[0])
      .flatMap((file) => site.pages.get(file).elements.filter(({ name, attributes }) => name === 'a' && attributes.href).map(({ attributes }) => target(site, file, attributes.href)?.file)));
    for (let n = 1; n <= COPIES; n += 1) if (!all.has(`esperienze/copia-${n}/index.html`)) problems.push(`copia-${n} is on no page of the list`);
    const term = site.kinds.term;
    for (const file of [pages[1], term]) {
      for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
        problems.push(...await visit(browser, urlOf(site, file), { width, colorScheme }, async (page) => {
          problems.push(...(await violations(page)).map((found) => `${file}: ${found}`));
          if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) problems.push(`${file}: scrolls sideways at ${width} px`);
        }));
      }
    }
    none(problems, 'troubles with long lists');
  } finally {
    await server.close();
    catalogue.delete();
    rmSync(out, { recursive: true, force: true });
  }
}, { timeout: 300_000 });
