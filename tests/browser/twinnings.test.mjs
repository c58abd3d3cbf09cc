// Twinnings as seed 1's reader walks through them: from an experience to its twinning, to its call, to the body that received, to the network.

import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

const heading = (page) => page.locator('main h1').innerText();
const is = (found, wanted, what) => (found === wanted ? [] : [`${what}: «${found}» instead of «${wanted}»`]);
const fits = (page) => page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : []));

test('twinnings: from an experience to who received it, what came of it and the call that paid', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'esperienze/desk-conoscenza-territoriale/index.html'), {}, async (page) => {
    await page.locator('[aria-labelledby=s-gemellaggi] a').first().click();
    none(is(await heading(page), 'DeSK, la conoscenza territoriale da Milano a tre enti', 'the twinning'), 'another page');
    // The steps say in words where it has got to.
    const steps = await page.locator('[aria-labelledby=s-percorso] li').allInnerTexts();
    none(steps.length === 5 && steps[3].includes('fatto') && steps[4].includes('ultimo passo noto') ? [] : steps, 'steps without words');
    none(is(await page.locator('[aria-labelledby=s-percorso] [aria-current=step]').count(), 1, 'steps that are current'), 'no current step');
    none((await page.locator('[aria-labelledby=s-riusi]').innerText()).includes('Città metropolitana di Genova') ? [] : ['no reuse of Genova'], 'reuses are missing');
    await page.locator('.key-facts').getByRole('link', { name: 'Open Community PA 2020' }).first().click();
    none(is(await heading(page), 'Open Community PA 2020', 'the call'), 'another page');
    none(is(await page.locator('[aria-labelledby=s-gemellaggi] li').count(), 3, 'twinnings of the call'), 'other twinnings');
    await page.getByRole('link', { name: 'Provincia di Taranto' }).click();
    none((await page.locator('[aria-labelledby=s-scambi]').innerText()).includes('Ha ricevuto in un gemellaggio') ? [] : ['it received nothing'], 'the other side');
  });
  none(problems, 'problems on the way');
});

for (const width of [1280, 320]) {
  test(`twinnings: the network says in its table what its picture draws, ${width} pixels wide`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, 'gemellaggi/index.html'), { width }, async (page) => {
      await page.getByRole('link', { name: 'Guarda la rete' }).click();
      const [rows, arcs] = [page.locator('.network-table tbody tr'), page.locator('.network-arcs')];
      none(is(await rows.count(), 10, 'rows'), 'other rows');
      none(is(await arcs.getAttribute('aria-hidden'), 'true', 'the picture'), 'a picture that speaks');
      // Every pair of who gives and who receives is an arc.
      const pairs = await rows.evaluateAll((found) => {
        const names = (cell) => cell.textContent.split(', ').map((name) => name.trim());
        return new Set(found.flatMap((row) => names(row.cells[1]).flatMap((from) => names(row.cells[2]).map((to) => `${from}>${to}`)))).size;
      });
      const drawn = await arcs.locator('.network-arrow').count();
      none(drawn > 20 && drawn <= pairs ? [] : [`${drawn} arcs for ${pairs} pairs`], 'table and picture differ');
      none(await fits(page), 'too wide');
    });
    none(problems, 'problems on the way');
  });
}
