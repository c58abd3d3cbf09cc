// `prassi serve`: a person edits, breaks and mends cards while the browser is open.

import { renameSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { copyCatalogue, someExperience, withField } from './lib/catalogue.mjs';
import { freePort, startServer } from './lib/dev-server.mjs';
import { none, test } from './lib/runner.mjs';

const OVERLAY = '#prassi-diagnostica';
const SOON = 15_000; // A change is seen within a tenth of a second; this is for a machine that does other things too.

/** Gives `body` a catalogue, a running server and an open page; fails on anything that the browser complains about. */
function scenario(name, body, { start = 'esperienze/SLUG/', complaints = () => false } = {}) {
  test(`serve: ${name}`, async ({ browser, program, repository, work }) => {
    const catalogue = copyCatalogue(repository, work);
    const card = someExperience(catalogue);
    const server = await startServer(program, catalogue.folder, await freePort());
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const problems = [];
    try {
      const page = await context.newPage();
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
      });
      page.on('console', (message) => { if (message.type() === 'error' && !complaints(message.text())) problems.push(message.text()); });
      page.on('pageerror', (error) => problems.push(error.message));
      context.on('request', (request) => { if (!request.url().startsWith(server.url)) problems.push(`a request to ${request.url()}`); });
      const open = (path) => page.goto(server.url + path.replace('SLUG', card.slug), { waitUntil: 'load' });
      if (start) await open(start);
      await body({ page, catalogue, card, server, open, program, work });
      none(problems, 'complaints of the browser');
      none(server.running() ? [] : [server.words()], 'servers that ended on the way');
    } catch (error) {
      error.message += `\nthe server said:\n${server.words().slice(-3000)}`;
      throw error;
    } finally {
      await context.close();
      await server.stop();
      catalogue.delete();
    }
  }, { timeout: 120_000, alone: true });
}

/** Waits, through reloads, until the page's text holds `text` (or, with `false`, no longer does). */
const shows = (page, text, expected = true) => page.waitForFunction(
  ([wanted, present]) => (document.body?.innerText ?? '').includes(wanted) === present,
  [text, expected],
  { timeout: SOON, polling: 50 },
).catch(async () => {
  throw new Error(`the page ${expected ? 'does not show' : 'still shows'} «${text}»; it shows:\n${(await page.evaluate(() => document.body.innerText)).slice(0, 800)}`);
});

const overlay = (page, expected = true) => page.waitForFunction(
  ([selector, present]) => Boolean(document.querySelector(selector)?.checkVisibility()) === present,
  [OVERLAY, expected],
  { timeout: SOON, polling: 50 },
).catch(() => { throw new Error(expected ? 'no overlay with the diagnostics' : 'the overlay with the diagnostics stays'); });

const addTitle = (title) => (text) => withField(text, 'titolo', `titolo: ${title}`);

scenario('an edited card is seen without touching the browser', async ({ page, catalogue, card }) => {
  catalogue.edit(card.file, addTitle('Un titolo appena cambiato'));
  await shows(page, 'Un titolo appena cambiato');
  catalogue.edit(card.file, (text) => `${text}\n## Un capitolo nuovo\n\nScritto mentre il catalogo gira.\n`);
  await shows(page, 'Scritto mentre il catalogo gira.');
});

scenario('the change is seen in lists and on the body\'s page too', async ({ page, catalogue, card, open }) => {
  await open('esperienze/');
  // Lists go by title where all cards are equally old: this one stays on the first page.
  catalogue.edit(card.file, addTitle('A un titolo per le liste'));
  await shows(page, 'A un titolo per le liste');
  const body = /^amministrazione: (.+)$/m.exec(catalogue.read(card.file))[1];
  await open(`amministrazioni/${body}/`);
  await shows(page, 'A un titolo per le liste');
});

scenario('a broken card shows where and how to mend it, everything else goes on', async ({ page, catalogue, card, open, server }) => {
  const whole = catalogue.edit(card.file, (text) => withField(text, 'stato_attuazione', null).replace(/^titolo:/m, 'stato_attuazione: atiiva\ntitolo:'));
  await overlay(page);
  await shows(page, card.file);
  await shows(page, 'atiiva');
  await shows(page, 'attiva');
  none(server.words().includes('atiiva') ? [] : [server.words()], 'terminals without the diagnostic');
  await open('');
  none(await page.locator('main h1').count() > 0 ? [] : ['no home page'], 'pages lost with one broken card');
  await open('esperienze/SLUG/');
  await overlay(page);
  catalogue.write(card.file, whole);
  await overlay(page, false);
});

scenario('a new card appears, a deleted one goes away', async ({ page, catalogue, card, open, server }) => {
  await open('esperienze/');
  const copy = card.file.replace(card.slug, 'una-scheda-nuova');
  const text = ['riferimento', 'alias'].reduce((all, key) => withField(all, key, null), catalogue.read(card.file));
  catalogue.write(copy, addTitle('Una scheda nuova di zecca')(text));
  await shows(page, 'Una scheda nuova di zecca');
  await open('esperienze/una-scheda-nuova/');
  await shows(page, 'Una scheda nuova di zecca');
  catalogue.remove(copy);
  await shows(page, 'Una scheda nuova di zecca', false);
  const answer = await fetch(`${server.url}esperienze/una-scheda-nuova/`);
  none(answer.status === 404 ? [] : [`answer ${answer.status}`], 'deleted cards still served');
}, { complaints: (text) => text.includes('404') });

scenario('a renamed file is served at its new address', async ({ catalogue, card, server }) => {
  const copy = card.file.replace(card.slug, 'prima');
  const text = ['riferimento', 'alias'].reduce((all, key) => withField(all, key, null), catalogue.read(card.file));
  catalogue.write(copy, addTitle('Si sposta')(text));
  await eventually(async () => (await fetch(`${server.url}esperienze/prima/`)).status === 200, 'the new card is not served');
  renameSync(catalogue.path(copy), catalogue.path(copy.replace('prima.md', 'dopo.md')));
  await eventually(async () => (await fetch(`${server.url}esperienze/dopo/`)).status === 200, 'the renamed card is not served');
  await eventually(async () => (await fetch(`${server.url}esperienze/prima/`)).status === 404, 'the old address is still served');
}, { start: null });

scenario('a renamed folder of cards is followed', async ({ page, catalogue, card, open }) => {
  const year = card.file.split('/')[2];
  renameSync(catalogue.path(`content/esperienze/${year}`), catalogue.path('content/esperienze/altrove'));
  const moved = card.file.replace(`/${year}/`, '/altrove/');
  // Links from other folders into this one are broken now: that is the catalogue's mistake, and it is said.
  await overlay(page);
  catalogue.edit(moved, addTitle('Dopo lo spostamento'));
  await eventually(async () => { await open('esperienze/SLUG/'); return (await page.evaluate(() => document.body.innerText)).includes('Dopo lo spostamento'); }, 'the moved card is not followed');
}, { complaints: (text) => text.includes('404') });

scenario('a broken template is said, the last good page stays, mending it is seen', async ({ page, catalogue, server }) => {
  const template = 'themes/italia/templates/esperienza.html';
  const whole = catalogue.edit(template, (text) => text.replace('{% block content %}', '{% block content %}{{ card.questo_non_esiste.affatto }}{% if %}'));
  await overlay(page);
  await shows(page, 'esperienza.html');
  none(server.words().includes('esperienza.html') ? [] : [server.words()], 'terminals without the diagnostic');
  catalogue.write(template, whole);
  await overlay(page, false);
  catalogue.edit(template, (text) => text.replace('{% block content %}', '{% block content %}<p>Modello ritoccato</p>'));
  await shows(page, 'Modello ritoccato');
}, { complaints: (text) => /\b50\d\b/.test(text) });

scenario('the stylesheet is seen when it changes', async ({ page, catalogue }) => {
  catalogue.edit('themes/italia/static/stile.css', (text) => `${text}\nbody { border-top: 7px solid rgb(1, 2, 3); }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).borderTopColor === 'rgb(1, 2, 3)', null, { timeout: SOON });
});

scenario('a half-saved file is survived', async ({ page, catalogue, card }) => {
  const whole = catalogue.read(card.file);
  truncateSync(catalogue.path(card.file), 40);
  await overlay(page);
  writeFileSync(catalogue.path(card.file), '');
  await pause(300);
  catalogue.write(card.file, addTitle('Salvata per intero')(whole));
  await shows(page, 'Salvata per intero');
  await overlay(page, false);
});

scenario('an editor that saves by renaming is followed', async ({ page, catalogue, card }) => {
  const temporary = catalogue.path(`${card.file}.tmp`);
  writeFileSync(temporary, addTitle('Salvata come fanno gli editor')(catalogue.read(card.file)));
  renameSync(temporary, catalogue.path(card.file));
  await shows(page, 'Salvata come fanno gli editor');
});

scenario('a changed schema is applied at once', async ({ page, catalogue, card }) => {
  const schema = 'schemas/esperienza.json';
  const change = (text) => {
    const json = JSON.parse(text);
    json.properties.prova_di_campo = { type: 'string', 'x-label': { it: 'Prova di campo', en: 'Test field', de: 'Testfeld' }, 'x-section': Object.values(json['x-type'].sections)[0].id, 'x-order': 11 };
    json.required.push('prova_di_campo');
    return JSON.stringify(json, null, 2);
  };
  const whole = catalogue.edit(schema, change);
  await overlay(page);
  await shows(page, 'prova_di_campo');
  catalogue.write(schema, '{ "not": json');
  await shows(page, 'esperienza.json');
  catalogue.write(schema, whole);
  await overlay(page, false);
  catalogue.edit(card.file, addTitle('Dopo lo schema'));
  await shows(page, 'Dopo lo schema');
});

scenario('a broken site.toml is said and survived', async ({ page, catalogue }) => {
  const whole = catalogue.edit('site.toml', (text) => text.replace('[site]', '[site]\ntaglin = "x"'));
  await overlay(page);
  await shows(page, 'taglin');
  catalogue.write('site.toml', whole);
  await overlay(page, false);
});

scenario('pages that are not there say so', async ({ page, server, open }) => {
  const answer = await open('una/pagina/che-non-esiste/');
  none(answer.status() === 404 ? [] : [`answer ${answer.status()}`], 'wrong answers');
  none(await page.locator('h1').count() === 1 ? [] : ['no h1'], 'empty 404 pages');
  for (const path of ['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/etc/passwd', 'esperienze/%00', 'site.toml', '.git/config', 'content/']) {
    const { status } = await rawGet(server.url, `/${path}`);
    none(status >= 400 ? [] : [`${path}: ${status}`], 'paths that must not be served');
  }
}, { start: null, complaints: (text) => text.includes('404') });

scenario('only this machine can connect, and only under its own name', async ({ server }) => {
  // A page of another site whose name points here (DNS rebinding) must not read an unpublished catalogue.
  const { status } = await rawGet(server.url, '/', 'attacker.example');
  none(status >= 400 ? [] : [`answer ${status} to another host's name`], 'open doors');
}, { start: null });

test('serve: a taken port is replaced by a free one', async ({ program, repository, work }) => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address();
  const catalogue = copyCatalogue(repository, work);
  let server;
  try {
    server = await startServer(program, catalogue.folder, port);
    none(server.url.includes(`:${port}/`) ? [server.url] : [], 'addresses at a taken port');
    none((await fetch(server.url)).status === 200 ? [] : ['no answer'], 'servers that do not answer');
  } finally {
    await server?.stop();
    taken.close();
    catalogue.delete();
  }
}, { alone: true });

test('serve: starts on a broken catalogue with a page of diagnostics', async ({ program, repository, work, browser }) => {
  const catalogue = copyCatalogue(repository, work);
  const whole = catalogue.edit('site.toml', (text) => `${text}\n[nonesiste]\n`);
  const context = await browser.newContext();
  let server;
  try {
    server = await startServer(program, catalogue.folder, await freePort());
    const page = await context.newPage();
    await page.goto(server.url);
    await shows(page, 'nonesiste');
    catalogue.write('site.toml', whole);
    await page.waitForFunction(() => document.querySelector('main h1') && !document.body.innerText.includes('nonesiste'), null, { timeout: SOON });
  } finally {
    await context.close();
    await server?.stop();
    catalogue.delete();
  }
}, { alone: true });

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function eventually(check, message) {
  const end = Date.now() + SOON;
  while (Date.now() < end) {
    if (await check().catch(() => false)) return;
    await pause(50);
  }
  throw new Error(message);
}

/** A request with the path exactly as written, and any Host. */
function rawGet(url, path, host) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    import('node:http').then(({ request }) => {
      request({ hostname, port, path, headers: { host: host ?? `${hostname}:${port}` } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode });
      }).on('error', reject).end();
    });
  });
}
