// A community of practice as who wants to join reads it: from the home page to the form, what a nomination is, how to leave the list.

import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

const COMMUNITY = 'comunita/comunita-di-esempio/index.html';
const PLAN = 'piani/piano-di-esempio/index.html';
const missing = (text, words) => words.filter((word) => !text.includes(word));

for (const [name, width, colorScheme] of [['desktop', 1280, 'light'], ['phone', 320, 'dark']]) {
  test(`communities: on a ${name} one finds a community, how to join with a nomination, how to leave its list`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, 'index.html'), { width, colorScheme }, async (page) => {
      await page.getByRole('region', { name: 'Comunità a cui partecipare' }).getByRole('link', { name: 'Comunità di esempio' }).click();
      await page.waitForURL(urlOf(site, COMMUNITY));
      // The first thing after the title is what one can do.
      const first = page.locator('main h2').first();
      none(await first.innerText() === 'Partecipa' ? [] : [await first.innerText()], 'something stands before joining');
      const join = page.getByRole('region', { name: 'Partecipa', exact: true });
      const form = await join.getByRole('link', { name: 'Aderisci' }).getAttribute('href');
      none(form === 'https://unione-di-fantasia.example/archivi/adesione' ? [] : [form], 'not the form of the body');
      none(missing(await join.innerText(), ['Prima ci si iscrive a', 'Si apre il modulo dell\'ente', 'Su che cosa lavoriamo', 'Laboratorio di esempio', 'Proponi un tema']), 'not said before joining');
      const ways = await page.getByRole('region', { name: 'Come si partecipa' }).innerText();
      none(missing(ways, ['Partecipante semplice', 'Partecipante con nomina', 'Chi può firmarla', 'te ne può essere chiesta una copia']), 'not said of the nomination');
      const groups = page.getByRole('region', { name: 'Gruppi che cercano partecipanti' });
      none(missing(await groups.innerText(), ['Serve la nomina del tuo ente', 'Entra nel gruppo con la nomina']), 'not said of the working group');
      none(missing(await groups.getByRole('link', { name: 'come funziona' }).getAttribute('href'), ['#s-modi']), 'leads elsewhere');
      none(missing(await page.getByRole('region', { name: 'Lista di posta' }).innerText(), ['Che cosa ti arriva', 'Cancellati dalla lista']), 'not said of the list');
      none(await violations(page), 'barriers in the community');
      // To the plan: the table says what the picture shows.
      await page.getByRole('link', { name: 'Piano di esempio' }).click();
      await page.waitForURL(urlOf(site, PLAN));
      const rows = await page.locator('main tbody tr').count();
      const bars = await page.locator('.gantt rect[class^="bar-"]').count();
      none(rows > 0 && rows === bars ? [] : [`${rows} rows, ${bars} bars`], 'table and picture differ');
      none(await page.locator('.gantt[aria-hidden=true]').count() === 1 ? [] : ['the picture is read out'], 'picture');
      none(await violations(page), 'barriers in the plan');
      none(await page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : [])), 'too wide');
      // Back up by the breadcrumb.
      await page.getByRole('navigation', { name: 'Percorso', exact: true }).getByRole('link', { name: 'Comunità di esempio' }).click();
      await page.waitForURL(urlOf(site, COMMUNITY));
      none(await page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : [])), 'too wide');
    });
    none(problems, 'problems on the way');
  });
}
