// Consultations as people read them: the results of a survey, and a paragraph commented on without scripts.

import { visit } from './lib/browser.mjs';
import { violations } from './lib/axe.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

const SURVEY = 'consultazioni/orari-biblioteca-degli-attrezzi/index.html';
const TEXT = 'consultazioni/regolamento-biblioteca-degli-attrezzi/index.html';
const wide = (page) => page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : []));

test('consultations: the results of a survey are tables with words where a number is hidden', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, SURVEY), { width: 390 }, async (page) => {
    const table = page.getByRole('table', { name: 'Quando ti sarebbe più comodo venire?' });
    const cell = (name) => table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').innerText();
    none([...(await cell('Sera') === '42' ? [] : [await cell('Sera')]), ...(await cell('Domenica') === 'meno di 5' ? [] : [await cell('Domenica')])], 'other numbers');
    none(await table.locator('svg:not([aria-hidden=true])').count() === 0 ? [] : ['a bar is read out'], 'pictures of data');
    none(await page.getByRole('heading', { name: 'Aprire tutte le sere' }).count() === 1 ? [] : ['no decision'], 'decisions');
    none([...await violations(page), ...await wide(page)], 'barriers');
  });
  none(problems, 'problems on the way');
});

test('consultations: a paragraph is commented on without scripts', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, TEXT), { width: 390, javaScriptEnabled: false }, async (page) => {
    none(/aperta fino al 30 giugno 2027/i.test(await page.locator('main').innerText()) ? [] : ['no date'], 'the end');
    await page.getByRole('link', { name: 'Commenta il testo per paragrafi' }).click();
    const link = page.getByRole('link', { name: /^Commenta questo paragrafo ?: Testo, 4$/ });
    const url = new URL(await link.getAttribute('href'));
    const body = decodeURIComponent(url.search.split('body=')[1]);
    none([...(url.protocol === 'mailto:' ? [] : [url.protocol]), ...(/«Può prendere in prestito/.test(body) && /\r\nhttp\S+#testo-4$/.test(body) ? [] : [body])], 'another message');
    await page.goto(`${page.url()}#testo-4`);
    none(await page.locator('#testo-4').innerText().then((text) => (text.includes('abita o lavora') ? [] : [text])), 'another paragraph');
  });
  none(problems, 'problems on the way');
});
