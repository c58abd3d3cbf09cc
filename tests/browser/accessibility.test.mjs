// axe-core on every kind of page, light and dark, desktop and phone; nothing wider than the screen.

import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

// Colours differ by scheme, the arrangement by width: two visits of every kind see all of both. The other two pairs are for what both
// decide together, on the pages that have most of it.
const RICH = ['home', 'list', 'experience, rich', 'body, rich', 'search', 'version', 'figures', 'event'];
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const every = (colorScheme === 'light') === (width === 1280);
    test(`accessibility: axe finds nothing, ${colorScheme}, ${width} px`, async ({ site, browser }) => {
      const problems = [];
      for (const [kind, file] of Object.entries(site.kinds).filter(([kind]) => every || RICH.includes(kind))) {
        problems.push(...await visit(browser, urlOf(site, file), { width, colorScheme, expect404: file === '404.html' }, async (page) => {
          if (site.pages.get(file).redirect) return; // It is gone before axe could look.
          for (const state of ['as it opens', 'everything unfolded']) {
            if (state !== 'as it opens' && await unfold(page) === 0) continue;
            problems.push(...(await violations(page)).map((text) => `${kind} (${file}), ${state}: ${text}`));
          }
        }));
      }
      none([...new Set(problems)], 'barriers');
    }, { timeout: 600_000 });
  }
}

/** Opens every `details` of the content; the menus have tests of their own, since only one is open at a time. */
const unfold = (page) => page.evaluate(() => {
  const closed = [...document.querySelectorAll('main details:not([open])')];
  // The header is the same everywhere: its open menu is looked at on the home page.
  const menu = document.body.classList.contains('page-home') && document.querySelector('header details:not([open])');
  if (menu) closed.push(menu);
  for (const details of closed) details.open = true;
  return closed.length;
});

test('accessibility: no page scrolls sideways at 320, 390 and 1280 px', async ({ site, browser }) => {
  const problems = [];
  for (const width of [320, 390, 1280]) {
    // One page of each kind; at the narrowest width every page, but for those that only repeat another's words: versions of
    // cards, and English, whose words are shorter than the German ones.
    const all = [...site.pages.keys()].filter((file) => !/(^en\/|\/versioni\/)/.test(file));
    const files = [...new Set([...Object.values(site.kinds), ...(width === 320 ? all : [])])];
    for (const file of files) {
      if (site.pages.get(file).redirect) continue;
      problems.push(...await visit(browser, urlOf(site, file), { width, expect404: file === '404.html' }, async (page) => {
        const wide = await page.evaluate(() => {
          const limit = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= limit) return null;
          const culprit = [...document.querySelectorAll('body *')].find((element) => element.getBoundingClientRect().right > limit + 1);
          return `${document.documentElement.scrollWidth} px${culprit ? `, because of <${culprit.localName} class="${culprit.className}">` : ''}`;
        });
        if (wide) problems.push(`${file} at ${width} px: ${wide}`);
      }));
    }
  }
  none(problems, 'pages wider than the screen');
}, { timeout: 600_000 });

test('accessibility: text spacing of WCAG 1.4.12 cuts nothing off', async ({ site, browser }) => {
  const problems = [];
  for (const [kind, file] of Object.entries(site.kinds)) {
    if (site.pages.get(file).redirect) continue;
    problems.push(...await visit(browser, urlOf(site, file), { width: 390, expect404: file === '404.html' }, async (page) => {
      const cut = await page.evaluate(() => {
        for (const element of document.querySelectorAll('body *')) {
          // Scripts of the page may not do this (the policy), but the debugger may.
          element.style.setProperty('line-height', '1.5', 'important');
          element.style.setProperty('letter-spacing', '0.12em', 'important');
          element.style.setProperty('word-spacing', '0.16em', 'important');
        }
        const clipped = [...document.querySelectorAll('body *')].filter((element) => {
          const style = getComputedStyle(element);
          // A teaser shows two lines of a text on purpose; the card's page shows it all.
          const clamped = style.webkitLineClamp !== 'none';
          const hidden = /hidden|clip/.test(style.overflowX + style.overflowY) && style.position !== 'absolute' && !clamped;
          return hidden && element.clientWidth > 1 && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        }).map((element) => `<${element.localName} class="${element.className}">`);
        if (document.documentElement.scrollWidth > document.documentElement.clientWidth) clipped.push('the page scrolls sideways');
        return clipped;
      });
      problems.push(...cut.map((text) => `${kind} (${file}): ${text}`));
    }));
  }
  none(problems, 'texts cut off');
}, { timeout: 300_000 });

test('accessibility: targets on a phone are at least 44 px high, or a link in running text', async ({ site, browser }) => {
  const problems = [];
  for (const [kind, file] of Object.entries(site.kinds)) {
    if (site.pages.get(file).redirect) continue;
    problems.push(...await visit(browser, urlOf(site, file), { width: 390, expect404: file === '404.html' }, async (page) => {
      const small = await page.evaluate(() => [...document.querySelectorAll('header summary, main .btn, .pagination a, button')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
        .map((element) => `<${element.localName} class="${element.className}"> ${Math.round(element.getBoundingClientRect().height)} px: ${element.textContent.trim().slice(0, 40)}`));
      problems.push(...small.map((text) => `${kind} (${file}): ${text}`));
    }));
  }
  none(problems, 'targets too small for a finger');
}, { timeout: 300_000 });
