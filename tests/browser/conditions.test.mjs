// The same pages under other conditions: without scripts, on paper, without motion, in forced colours.

import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

const settled = (site) => Object.entries(site.kinds).filter(([, file]) => !site.pages.get(file).redirect);
/** What a page says; what is there for those without scripts only, or for those with them, is left out: filters, order, the key /. */
const contents = (page) => page.evaluate(() => {
  for (const element of document.querySelectorAll('noscript, .facets, .results-head, .search-help li:last-child')) element.remove();
  for (const details of document.querySelectorAll('main details')) details.open = true;
  return document.querySelector('main').innerText.replace(/\s+/g, ' ').trim();
});

for (const width of [1280, 390]) {
  test(`conditions: without scripts every page says the same, at ${width} px`, async ({ site, browser }) => {
    const problems = [];
    for (const [kind, file] of settled(site)) {
      const options = { width, expect404: file === '404.html' };
      const texts = [];
      for (const javaScriptEnabled of [true, false]) {
        problems.push(...await visit(browser, urlOf(site, file), { ...options, javaScriptEnabled }, async (page) => { texts.push(await contents(page)); }));
      }
      if (texts[0].length < 20) problems.push(`${kind} (${file}): almost no text`);
      if (texts[0] !== texts[1]) problems.push(`${kind} (${file}): differs from «${firstDifference(texts[0], texts[1])}»`);
    }
    none(problems, 'pages that need scripts');
  }, { timeout: 300_000 });

  test(`conditions: without scripts the navigation and the ways into a list work, at ${width} px`, async ({ site, browser }) => {
    const problems = [];
    problems.push(...await visit(browser, urlOf(site, 'index.html'), { width, javaScriptEnabled: false }, async (page) => {
      const words = page.locator('header nav summary');
      for (let index = 0; index < await words.count(); index += 1) {
        await words.nth(index).click();
        const links = page.locator('header nav details[open] a');
        if (await links.count() === 0 || !await links.first().isVisible()) problems.push(`menu ${index + 1} shows no link`);
      }
      await page.locator('header nav details[open] a').first().click();
      await page.waitForLoadState();
      if (page.url() === urlOf(site, 'index.html')) problems.push('a link of the menu leads nowhere');
    }));
    problems.push(...await visit(browser, urlOf(site, 'esperienze/index.html'), { width, javaScriptEnabled: false }, async (page) => {
      // On a desktop they stand open beside the list, with nothing to click.
      const closed = page.locator('main details:not([open]) > summary:visible');
      while (await closed.count() > 0) await closed.first().click();
      const link = page.locator('main .facets a:visible, main details a:visible').first();
      if (await link.count() === 0) return problems.push('no way into the list is visible');
      await link.click();
      await page.waitForLoadState();
      if (!/\/catalogo\/(temi|regioni|programmi|a-chi-serve|modalita|stato|anni)\//.test(page.url())) problems.push(`the first way into the list leads to ${page.url()}`);
    }));
    none(problems, 'things that need scripts');
  });
}

function firstDifference(a, b) {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return `${a.slice(Math.max(0, index - 20), index + 40)}» / «${b.slice(Math.max(0, index - 20), index + 40)}`;
}

test('conditions: on paper no navigation, black on white, addresses after links', async ({ site, browser }) => {
  const problems = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const [kind, file] of settled(site)) {
      problems.push(...await visit(browser, urlOf(site, file), { colorScheme, expect404: file === '404.html' }, async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme });
        const found = await page.evaluate(() => {
          const list = [];
          for (const nav of document.querySelectorAll('nav')) {
            if (nav.checkVisibility() && nav.getBoundingClientRect().height > 1) list.push(`navigation «${nav.getAttribute('aria-label') ?? nav.className}» is printed`);
          }
          for (const link of document.querySelectorAll('main .prose a[href^="http"], main .source-list a[href^="http"]')) {
            if (link.checkVisibility() && !getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))) list.push(`no address after the link «${link.textContent.trim().slice(0, 40)}»`);
          }
          const light = (color) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
          const body = getComputedStyle(document.body);
          const paper = body.backgroundColor === 'rgba(0, 0, 0, 0)' ? 'rgb(255, 255, 255)' : body.backgroundColor;
          if (light(paper) < 250) list.push(`paper is ${paper}`);
          if (light(body.color) > 80) list.push(`ink is ${body.color}`);
          return list;
        });
        await page.emulateMedia({ media: null, colorScheme });
        problems.push(...found.map((text) => `${kind} (${file}), ${colorScheme}: ${text}`));
      }));
    }
  }
  none([...new Set(problems)], 'troubles on paper');
}, { timeout: 300_000 });

test('conditions: nothing moves for people who ask for it', async ({ site, browser }) => {
  const problems = [];
  for (const [kind, file] of settled(site)) {
    problems.push(...await visit(browser, urlOf(site, file), { reducedMotion: 'reduce', expect404: file === '404.html' }, async (page) => {
      const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        const longest = (value) => Math.max(...value.split(',').map((part) => parseFloat(part) * (part.includes('ms') ? 1 : 1000)));
        return longest(style.transitionDuration) > 10 || (style.animationName !== 'none' && longest(style.animationDuration) > 10) || style.scrollBehavior === 'smooth';
      }).map((element) => `<${element.localName} class="${element.className}">`));
      if (moving.length > 0) problems.push(`${kind} (${file}): ${moving.slice(0, 3).join(', ')}`);
    }));
  }
  none(problems, 'things that move');
}, { timeout: 300_000 });

test('conditions: in forced colours controls keep an edge and pictures stay', async ({ site, browser }) => {
  const problems = [];
  for (const [kind, file] of settled(site)) {
    problems.push(...await visit(browser, urlOf(site, file), { forcedColors: 'active', expect404: file === '404.html' }, async (page) => {
      const found = await page.evaluate(() => {
        if (!matchMedia('(forced-colors: active)').matches) return ['forced colours are not active'];
        const list = [];
        for (const button of document.querySelectorAll('.btn, button')) {
          const style = getComputedStyle(button);
          if (button.checkVisibility() && style.borderTopStyle === 'none' && style.outlineStyle === 'none' && style.textDecorationLine === 'none') list.push(`no edge: ${button.textContent.trim().slice(0, 40)}`);
        }
        // A shape whose colour is the paper's is not there.
        const paper = getComputedStyle(document.body).backgroundColor;
        for (const svg of document.querySelectorAll('main svg')) {
          const shapes = [...svg.querySelectorAll('rect, path, circle, line, polyline, text')];
          const seen = shapes.some((shape) => {
            const style = getComputedStyle(shape);
            return (style.fill !== 'none' && style.fill !== paper) || (style.stroke !== 'none' && style.stroke !== paper);
          });
          if (shapes.length > 0 && svg.checkVisibility() && !seen) list.push(`a picture is invisible: ${svg.getAttribute('class')}`);
        }
        return list;
      });
      problems.push(...found.map((text) => `${kind} (${file}): ${text}`));
    }));
  }
  none(problems, 'troubles in forced colours');
}, { timeout: 300_000 });
