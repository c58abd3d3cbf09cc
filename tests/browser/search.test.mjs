// The search as people use it: typing, mouse, keyboard, phone, screen-reader roles; without scripts, on a slow network, with parts missing.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { serveFolder } from './lib/server.mjs';
import { urlOf } from './lib/site.mjs';

const SEARCH = 'cerca/index.html';
const titles = (page) => page.locator('[data-part=list] h3 a');
const count = (page) => page.locator('[data-part=count]');
/** Waits until what the page says of its results holds a text. */
const says = (page, text, part = 'count') => page.waitForFunction(([name, words]) => document.querySelector(`[data-part=${name}]`)?.textContent.includes(words), [part, text]);
const settled = async (page) => { await page.waitForFunction(() => document.querySelectorAll('[data-part=list] h3 a').length > 0); };
const is = (found, wanted, what) => (found === wanted ? [] : [`${what}: «${found}» instead of «${wanted}»`]);

for (const [name, width] of [['desktop', 1280], ['phone', 390]]) {
  test(`search: on a ${name} cards come while one types, facets narrow them, the address keeps it, back goes back`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, SEARCH), { width }, async (page) => {
      const start = page.url();
      await page.locator('#s-cerca-qui').click();
      await page.keyboard.type('bilancio partecip', { delay: 40 });
      await says(page, 'per «bilancio partecip»');
      none((await titles(page).first().innerText()).includes('ilancio') ? [] : [await titles(page).first().innerText()], 'first cards without the word');
      none(await page.locator('[data-part=list] mark').count() > 2 ? [] : ['no marks'], 'words that are not marked');
      if (width < 992) await page.locator('[data-part=sheet] > summary').click();
      const before = await count(page).innerText();
      await page.getByRole('checkbox', { name: /Emilia-Romagna/ }).check();
      await page.waitForFunction((text) => document.querySelector('[data-part=count]').textContent !== text, before);
      await page.getByRole('checkbox', { name: /^Lombardia/ }).check();
      await page.waitForURL(/regioni=emilia-romagna&regioni=lombardia/);
      await page.waitForFunction(() => document.querySelectorAll('[data-part=chips] button').length === 2);
      const both = await titles(page).count();
      const shared = page.url();
      // A chip takes its filter away.
      await page.getByRole('button', { name: 'Togli il filtro: Lombardia' }).click();
      await page.waitForFunction(() => document.querySelectorAll('[data-part=chips] button').length === 1);
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('[data-part=chips] button').length === 2);
      none(is(await titles(page).count(), both, 'cards after back'), 'state lost');
      for (let steps = 0; steps < 3; steps += 1) await page.goBack();
      await page.waitForFunction(() => document.querySelector('[data-search] [data-when=asked]').hidden);
      none([...is(page.url(), start, 'address'), ...is(await page.locator('#s-cerca-qui').inputValue(), '', 'field')], 'not back at the start');
      // Who gets the address sees the same.
      await page.goto(shared);
      await settled(page);
      none([...is(await titles(page).count(), both, 'cards of a shared address'), ...is(await page.locator('#s-cerca-qui').inputValue(), 'bilancio partecip', 'field')], 'an address that says something else');
      none(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : []), 'too wide');
    });
    none(problems, 'problems on the way');
  });
}

test('search: with the keyboard alone, from / to a card', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'esperienze/index.html'), {}, async (page) => {
    const at = () => page.evaluate(() => { const { id, localName, textContent } = document.activeElement; return id || `${localName} ${textContent.trim()}`; });
    await page.keyboard.press('/');
    none(is(await at(), 's-cerca-qui', 'after /'), 'focus elsewhere');
    await page.keyboard.type('wifi');
    await says(page, 'per «wifi»');
    const names = await titles(page).allInnerTexts();
    await page.keyboard.press('ArrowDown');
    none(is(await at(), `a ${names[0]}`, 'after the arrow down'), 'focus elsewhere');
    await page.keyboard.press('ArrowDown');
    none(is(await at(), `a ${names[1]}`, 'after the second'), 'focus elsewhere');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    none(is(await at(), 's-cerca-qui', 'after Escape'), 'focus elsewhere');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/esperienze\/[^/?]+\/$/);
  });
  none(problems, 'problems on the way');
});

test('search: the key / can be turned off, and writes where one writes', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, SEARCH), { locale: 'it-IT' }, async (page) => {
    await page.locator('.search-help summary').click();
    await page.locator('#s-senza-tasto').check();
    await page.goto(urlOf(site, 'esperienze/index.html'));
    await page.keyboard.press('/');
    none(is(await page.evaluate(() => document.activeElement.localName), 'body', 'focus'), 'a key that is not off');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.locator('#s-cerca-qui').fill('241');
    await page.keyboard.type('/1990');
    none(is(await page.locator('#s-cerca-qui').inputValue(), '241/1990', 'field'), 'a key that cannot be written');
  });
  none(problems, 'problems on the way');
});

test('search: a phrase in quotes is looked for as it stands, and with a minus left out as it stands', async ({ site, browser }) => {
  const problems = await visit(browser, `${urlOf(site, SEARCH)}?q=${encodeURIComponent('bilancio -"bilancio partecipativo"')}`, { locale: 'it-IT' }, async (page) => {
    await settled(page);
    const left = await titles(page).evaluateAll((links) => links.map((link) => link.href));
    await page.locator('#s-cerca-qui').fill('"bilancio partecipativo"');
    await says(page, 'per «"bilancio partecipativo"»');
    const held = await titles(page).evaluateAll((links) => links.map((link) => link.href));
    none([...(left.length > 0 ? [] : ['nothing is left']), ...(held.length > 2 ? [] : ['nothing holds the phrase']), ...left.filter((href) => held.includes(href))], 'one card in both');
  });
  none(problems, 'problems on the way');
});

for (const [file, id] of [['index.html', '#s-cerca'], ['numeri/index.html', '#s-cerca']]) {
  test(`search: the form of ${file} is a combobox that suggests cards`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, file), {}, async (page) => {
      const input = page.locator(id);
      const attribute = (name) => input.getAttribute(name);
      none(is(await attribute('role'), null, 'role before it is used'), 'a combobox too early');
      await input.click();
      await page.keyboard.type('sportello uni', { delay: 30 });
      const list = page.getByRole('listbox', { name: 'Suggerimenti' });
      await list.waitFor();
      const options = page.getByRole('option');
      none([
        ...is(await attribute('role'), 'combobox', 'role'),
        ...is(await attribute('aria-expanded'), 'true', 'expanded'),
        ...is(await attribute('aria-controls'), await list.getAttribute('id'), 'controls'),
        ...is(await attribute('aria-activedescendant'), '', 'active option'),
        ...is(await options.last().innerText(), 'Tutti i risultati per «sportello uni»', 'last option'),
      ], 'not as the pattern says');
      none(/^(oltre )?\d+ sched.: scorri/.test(await page.locator('form [role=status]').innerText()) ? [] : [await page.locator('form [role=status]').innerText()], 'counts not announced');
      none(await violations(page), 'barriers with the list open');
      await page.keyboard.press('ArrowDown');
      none([...is(await attribute('aria-activedescendant'), await options.first().getAttribute('id'), 'active option'), ...is(await options.first().getAttribute('aria-selected'), 'true', 'selected')], 'arrow down');
      await page.keyboard.press('ArrowUp');
      none(is(await attribute('aria-activedescendant'), '', 'active option'), 'arrow up from the first leads back to the field');
      await page.keyboard.press('ArrowUp');
      none(is(await attribute('aria-activedescendant'), await options.last().getAttribute('id'), 'active option'), 'arrow up from the field leads to the last');
      await page.keyboard.press('Escape');
      none([...is(await attribute('aria-expanded'), 'false', 'expanded'), ...is(await input.inputValue(), 'sportello uni', 'field')], 'Escape closes and keeps the words');
      await page.keyboard.type('co');
      await list.waitFor();
      await page.keyboard.press('Tab');
      none(is(await list.isVisible(), false, 'list visible'), 'leaving closes');
      await input.click();
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      await list.waitFor();
      await options.first().click();
      await page.waitForURL(/\/(esperienze|notizie|raccolte)\/[^/]+\/$/);
      await page.goBack();
      await page.locator(id).fill('sportello');
      await page.keyboard.press('Enter');
      await page.waitForURL(/cerca\/\?q=sportello$/);
      await settled(page);
    });
    none(problems, 'problems on the way');
  });
}

test('search: results, filters and what is not found have no barriers, light, dark, on a phone, in German', async ({ site, browser }) => {
  const problems = [];
  const queries = ['?q=partecipazione&regioni=emilia-romagna', '?q=zzzzzz&temi=partecipazione', '?q=partecpativo'];
  for (const [options, prefix] of [[{}, ''], [{ colorScheme: 'dark' }, ''], [{ width: 390 }, ''], [{}, 'de/']]) {
    for (const query of queries) {
      problems.push(...await visit(browser, `${site.base}${prefix}cerca/${query}`, options, async (page) => {
        await page.waitForFunction(() => document.querySelector('[data-part=status]').textContent);
        if (options.width) await page.locator('[data-part=sheet] > summary').click();
        await page.waitForFunction(() => document.querySelectorAll('[data-part=values] details').length > 3);
        problems.push(...(await violations(page)).map((text) => `${prefix}${query} ${JSON.stringify(options)}: ${text}`));
        if (options.width) {
          const small = await page.evaluate(() => [...document.querySelectorAll('main button, main select, main label, main summary')].filter((one) => one.checkVisibility() && one.closest('.facets, .results, form') && !one.closest('h1') && one.localName !== 'label' && one.getBoundingClientRect().height < 43.5).map((one) => one.textContent.trim().slice(0, 40)));
          problems.push(...small.map((text) => `${query}: «${text}» is too small for a finger`));
        }
      }));
    }
  }
  none(problems, 'barriers');
}, { timeout: 300_000 });

test('search: a list answers in place and gives itself back', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'esperienze/index.html'), {}, async (page) => {
    const first = await titles(page).allInnerTexts();
    const total = await count(page).innerText();
    const box = page.getByRole('checkbox', { name: /^Lombardia/ });
    await box.waitFor();
    const promised = Number(/\d+/.exec(await box.locator('xpath=..').innerText()));
    await box.check();
    await page.waitForURL(/esperienze\/\?regioni=lombardia$/);
    await says(page, `${promised} sched`);
    none([
      ...is(await titles(page).count(), promised, 'cards'),
      ...is(await page.locator('.pagination').isVisible(), false, 'pagination'),
      ...is(await page.evaluate(() => document.activeElement.value), 'lombardia', 'focus'),
    ], 'a filter that does something else');
    await page.locator('[data-part=sort]').selectOption('title');
    await page.waitForURL(/ordine=title/);
    await page.waitForTimeout(300);
    const names = await titles(page).allInnerTexts();
    none(is(names.join('|'), [...names].sort((a, b) => a.localeCompare(b, 'it')).join('|'), 'order'), 'not by title');
    await page.goBack();
    await page.goBack();
    await says(page, total);
    none(is((await titles(page).allInnerTexts()).join('|'), first.join('|'), 'cards'), 'not the static list');
  });
  none(problems, 'problems on the way');
});

test('search: without scripts the forms lead to a page with every way in', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'index.html'), { javaScriptEnabled: false }, async (page) => {
    await page.locator('#s-cerca').fill('wifi');
    await page.keyboard.press('Enter');
    await page.waitForURL(/cerca\/\?q=wifi$/);
    none(await page.locator('noscript .callout').isVisible() ? [] : ['no word about scripts'], 'silence');
    for (const name of ['Esperienze', 'Partecipazione', 'Puglia']) none(await page.locator('main').getByRole('link', { name, exact: true }).first().isVisible() ? [] : [name], 'ways that are not there');
    none(await page.locator('[data-part=sort]').isVisible() ? ['the order can be chosen'] : [], 'controls that do nothing');
  });
  none(problems, 'problems on the way');
});

test('search: what people paste does nothing strange', async ({ site, browser }) => {
  const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '(.*)+[a-z]{1,}$', '__proto__ constructor toString', '🔎💥 ☃', 'مرحبا שלום', '"', '-', ':', 'regione:', '-"a b', '%00%0a', '\\\\', "'; drop table--", 'parola '.repeat(1500), '«»“”„'];
  const problems = await visit(browser, urlOf(site, SEARCH), {}, async (page) => {
    page.on('dialog', (dialog) => { dialog.dismiss(); none([dialog.message()], 'dialogs'); });
    for (const text of hostile) {
      await page.goto(`${urlOf(site, SEARCH)}?${new URLSearchParams({ q: text, __proto__x: '1', 'temi': '__proto__' })}`);
      await page.waitForFunction(() => document.querySelector('[data-part=status]').textContent);
      await page.goto(urlOf(site, SEARCH));
      await page.locator('#s-cerca-qui').fill(text.slice(0, 400));
      await page.waitForFunction(() => !document.querySelector('[data-search] [data-when=asked]').hidden || !document.querySelector('#s-cerca-qui').value.trim());
      await page.waitForTimeout(250);
      const wrong = await page.evaluate(() => document.querySelectorAll('main img, main script').length);
      none(is(wrong, 0, `elements made from «${text.slice(0, 30)}»`), 'markup from a query');
    }
    // The parameter that is an object's own.
    await page.goto(`${urlOf(site, SEARCH)}?q=wifi&__proto__=x&constructor=y`);
    await settled(page);
  });
  none(problems, 'problems on the way');
}, { timeout: 300_000 });

/** The site with something changed in its index. */
async function withIndex(site, work, change) {
  const folder = mkdtempSync(join(work, 'index-'));
  cpSync(site.folder, folder, { recursive: true });
  change(join(folder, 'cerca'));
  const server = await serveFolder(folder);
  return { base: server.base, close: async () => { await server.close(); rmSync(folder, { recursive: true }); } };
}

/** Opens a page whose requests may fail; what the network says of that is not a problem. */
const fragile = async (browser, url, body) => {
  const problems = await visit(browser, url, { locale: 'it-IT' }, body);
  none(problems.filter((text) => !/40[04]|Failed to load resource/.test(text)), 'problems beyond the missing file');
};

test('search: a shard that is missing is asked for once more and then said so; the rest answers', async ({ site, browser, work }) => {
  const meta = JSON.parse(readFileSync(join(site.folder, 'cerca/meta.json')));
  const place = meta.terms.from.findLastIndex((from) => from <= 'wifi');
  const broken = await withIndex(site, work, (folder) => rmSync(join(folder, `t/${meta.terms.files[place]}.json`)));
  try {
    await fragile(browser, `${broken.base}cerca/`, async (page) => {
      let asked = 0;
      page.on('request', (request) => { if (request.url().includes(meta.terms.files[place])) asked += 1; });
      await page.locator('#s-cerca-qui').fill('bilancio wifi');
      await says(page, 'qualche scheda può mancare', 'note');
      none([...is(asked, 2, 'requests'), ...is(await titles(page).count() > 0, true, 'results of the other word')], 'a missing shard');
      none(/può mancare/.test(await page.locator('[data-search] [role=status]').innerText()) ? [] : ['not announced'], 'silence');
    });
  } finally {
    await broken.close();
  }
});

test('search: a site published anew in between is noticed; an index of another format is named', async ({ site, browser, work }) => {
  const meta = JSON.parse(readFileSync(join(site.folder, 'cerca/meta.json')));
  const moved = await withIndex(site, work, () => {});
  try {
    await fragile(browser, `${moved.base}cerca/?q=bilancio`, async (page) => {
      await settled(page);
      const folder = join(new URL(moved.base).pathname, '');
      none(folder ? [] : ['no folder'], 'paths');
      // All files get other names, as a new build gives them.
      await page.route('**/cerca/**', async (route) => {
        const url = route.request().url();
        if (url.endsWith('meta.json')) return route.fulfill({ json: { ...meta, terms: { ...meta.terms, files: meta.terms.files.map((name) => `x${name}`) } } });
        if (/\/t\/x/.test(url)) return route.continue({ url: url.replace('/t/x', '/t/') });
        if (/\/t\//.test(url)) return route.fulfill({ status: 404, body: '' });
        return route.continue();
      });
      await page.locator('#s-cerca-qui').fill('wifi');
      await says(page, 'per «wifi»');
      none(await page.locator('[data-part=note]').innerText().then((text) => (text ? [text] : [])), 'remarks about a new index');
      await page.unroute('**/cerca/**');
    });
  } finally {
    await moved.close();
  }
  for (const [format, words] of [[0, 'più vecchio'], [2, 'è stato aggiornato']]) {
    const other = await withIndex(site, work, (folder) => writeFileSync(join(folder, 'meta.json'), JSON.stringify({ ...meta, format })));
    try {
      await fragile(browser, `${other.base}cerca/?q=bilancio`, async (page) => {
        await says(page, words, 'note');
        none(await page.getByRole('button', { name: 'Riprova' }).isVisible() ? [] : ['no button'], 'no way on');
      });
    } finally {
      await other.close();
    }
  }
});

test('search: on a slow network the last word wins, and the bytes are few', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, SEARCH), { locale: 'it-CH' }, async (page) => {
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    let bytes = 0;
    let requests = 0;
    page.on('response', async (response) => {
      if (!/\/cerca\/.*json$/.test(response.url())) return;
      requests += 1;
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.locator('#s-cerca-qui').click();
    await page.keyboard.type('bilancio', { delay: 150 });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('trasporti', { delay: 60 });
    await says(page, 'per «trasporti»');
    await page.waitForTimeout(1500);
    none([...is(await count(page).innerText().then((text) => text.includes('«trasporti»')), true, 'the last word')], 'an earlier answer');
    console.log(`        ${requests} files, ${bytes} bytes before compression, for two words`);
    none(bytes < 250_000 ? [] : [`${bytes} bytes`], 'more than two words need');
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  });
  none(problems, 'problems on the way');
});

test('search: nothing loads before it is used', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'numeri/index.html'), { locale: 'it-SM' }, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url().slice(site.base.length)));
    await page.reload();
    none(asked.filter((url) => /cerca/.test(url)), 'files of the search on a page that does not use it');
    await page.locator('#s-cerca').click();
    await page.keyboard.type('wifi');
    await page.getByRole('option').first().waitFor();
    none(asked.some((url) => url === 'cerca/meta.json') ? [] : asked, 'no index');
  });
  none(problems, 'problems on the way');
});

test('search: essenziale answers too', async ({ plain, browser }) => {
  const problems = await visit(browser, `${plain.base}cerca/?q=wifi&tipo=esperienza`, {}, async (page) => {
    await settled(page);
    await page.locator('[data-part=sheet] > summary').click();
    await page.getByRole('checkbox', { name: /Toscana/ }).check();
    await page.waitForURL(/regioni=toscana/);
    await page.waitForFunction(() => document.querySelectorAll('[data-part=chips] button').length === 2);
    none(await violations(page), 'barriers');
  });
  none(problems, 'problems on the way');
});

/** nDCG@10 and success@3 of tests/search/queries.json, a little below what tests/README.md says: who makes the search better raises them. */
const FLOOR = { ndcg: 0.77, success: 0.91 };

test('search: the judged queries find what they should', async ({ site }) => {
  const { stdout } = await promisify(execFile)('node', [fileURLToPath(new URL('../search/judge.mjs', import.meta.url)), site.folder]);
  const { all } = JSON.parse(stdout.trim().split('\n').at(-1));
  none(Object.entries(FLOOR).filter(([name, least]) => !(all[name] >= least)).map(([name, least]) => `${name} is ${all[name]}, below ${least}`), 'figures below the floor');
});
