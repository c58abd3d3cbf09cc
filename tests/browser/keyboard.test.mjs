// The whole site with a keyboard alone.

import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

/** Presses Tab until the focus leaves the part of the page (a selector) or comes round; returns the stops and what was wrong with them. */
async function tabThrough(page, part, limit = 600) {
  await page.evaluate((selector) => {
    globalThis.stops = [];
    globalThis.part = document.querySelector(selector);
    if (selector === 'main') globalThis.part.focus();
  }, part);
  const problems = [];
  for (let count = 0; count < limit; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement || !globalThis.part.contains(element)) return { end: true };
      if (globalThis.stops[0] === element) return { end: true };
      const again = globalThis.stops.includes(element);
      globalThis.stops.push(element);
      const style = getComputedStyle(element);
      const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
      const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
      const inside = box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      let covered = false;
      if (inside) {
        const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
        const y = Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1);
        const top = document.elementFromPoint(x, y);
        covered = Boolean(top) && !element.contains(top) && !top.contains(element);
      }
      return { again, ring, inside: Boolean(inside), covered, name: `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 50)}` };
    });
    if (stop.end) return { problems, ended: true };
    if (stop.again) return { problems: [...problems, `the focus is caught: back at ${stop.name}`], ended: false };
    if (!stop.ring) problems.push(`no visible focus: ${stop.name}`);
    if (!stop.inside) problems.push(`focused outside the screen: ${stop.name}`);
    if (stop.covered) problems.push(`focused but covered: ${stop.name}`);
  }
  return { problems: [...problems, `no end after ${limit} stops`], ended: false };
}

/** What a mouse can reach and Tab did not stop at. */
const missed = (page) => page.evaluate(() => {
  const candidates = globalThis.part.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  return [...candidates]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !globalThis.stops.includes(element))
    .map((element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 50)}`);
});

for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
  test(`keyboard: every link is reached, every stop is seen, at ${width} px, ${colorScheme}`, async ({ site, browser }) => {
    const problems = [];
    for (const [kind, file] of Object.entries(site.kinds)) {
      if (site.pages.get(file).redirect) continue;
      problems.push(...await visit(browser, urlOf(site, file), { width, colorScheme, reducedMotion: 'reduce', expect404: file === '404.html' }, async (page) => {
        // Where there is room for them, filters take the place of links a moment after a list has loaded; some lists have none.
        if (width === 1280 && await page.locator('[data-search]').count()) await page.locator('[data-search] div.facet-terms').first().waitFor({ state: 'attached', timeout: 8000 }).catch(() => {});
        // Header and footer are the same everywhere: the home page has them, and a list.
        const result = await tabThrough(page, ['home', 'list'].includes(kind) ? 'body' : 'main');
        problems.push(...result.problems.map((text) => `${kind} (${file}): ${text}`));
        if (result.ended) problems.push(...(await missed(page)).map((text) => `${kind} (${file}): never reached: ${text}`));
      }));
    }
    none(problems, 'troubles for people who use a keyboard');
  }, { timeout: 600_000 });
}

test('keyboard: the first stop is a skip link that leads to the content', async ({ site, browser }) => {
  const problems = [];
  for (const [kind, file] of Object.entries(site.kinds)) {
    if (site.pages.get(file).redirect) continue;
    problems.push(...await visit(browser, urlOf(site, file), { expect404: file === '404.html' }, async (page) => {
      const say = (text) => problems.push(`${kind} (${file}): ${text}`);
      await page.keyboard.press('Tab');
      const first = await page.evaluate(() => {
        const { left, top, width, height } = document.activeElement.getBoundingClientRect();
        const href = document.activeElement.getAttribute('href') ?? '';
        return { href, main: href.startsWith('#') && document.getElementById(href.slice(1))?.localName === 'main', seen: left >= 0 && top >= 0 && width > 40 && height > 20 };
      });
      if (!first.main) return say(`the first stop leads to ${first.href}`);
      if (!first.seen) say('the skip link is not seen when it has the focus');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      // A page without links in its content goes on to the footer: what counts is that the header is skipped.
      const after = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return 'end';
        if (element.closest('main')) return 'main';
        return document.querySelector('main a[href], main summary, main button') === null && element.closest('footer') ? 'footer' : element.outerHTML.slice(0, 120);
      });
      if (!['main', 'footer', 'end'].includes(after)) say(`after the skip link Tab leads to ${after}`);
    }));
  }
  none(problems, 'skip links that do not skip');
}, { timeout: 300_000 });

for (const width of [1280, 390]) {
  test(`keyboard: the menu opens with Enter, shows its links, closes with Escape, at ${width} px`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, 'index.html'), { width }, async (page) => {
      const words = page.locator('header nav summary');
      const count = await words.count();
      none(count > 0 ? [] : ['no menus in the header'], 'menus missing');
      for (let index = 0; index < count; index += 1) {
        const word = words.nth(index);
        const name = await word.innerText();
        const state = () => word.evaluate((summary) => ({ open: summary.parentElement.open, focused: document.activeElement === summary }));
        await word.focus();
        await page.keyboard.press('Enter');
        none((await state()).open ? [] : [name], 'menus that Enter does not open');
        await page.keyboard.press('Tab');
        const inside = await word.evaluate((summary) => summary.parentElement.contains(document.activeElement) && document.activeElement !== summary);
        none(inside ? [] : [name], 'menus whose links Tab does not reach');
        await page.keyboard.press('Escape');
        const after = await state();
        none(!after.open && after.focused ? [] : [`${name}: open ${after.open}, focus on its word ${after.focused}`], 'menus that Escape does not close');
      }
    });
    none(problems, 'problems on the way');
  });
}

test('keyboard: only one menu is open at a time', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'index.html'), {}, async (page) => {
    const words = page.locator('header nav summary');
    for (let index = 0; index < await words.count(); index += 1) await words.nth(index).click();
    const open = await page.locator('header nav details[open]').count();
    none(open <= 1 ? [] : [`${open} are open`], 'menus that cover each other');
  });
  none(problems, 'problems on the way');
});
