// The second theme, `essenziale`, in the browser: no barriers, nothing wider than the screen, no script but the search's, a light stylesheet.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

/** One page of every kind that stays when it is opened. */
const pages = (site) => Object.entries(site.kinds).filter(([, file]) => !site.pages.get(file).redirect);

// Colours differ by scheme, the arrangement by width: two visits see all of both.
for (const [colorScheme, width] of [['light', 1280], ['dark', 390]]) {
  test(`themes: axe finds nothing in essenziale, ${colorScheme}, ${width} px`, async ({ plain, browser }) => {
    const problems = [];
    for (const [kind, file] of pages(plain)) {
      problems.push(...await visit(browser, urlOf(plain, file), { width, colorScheme, expect404: file === '404.html' }, async (page) => {
        await page.evaluate(() => { document.querySelector('header details').open = true; });
        problems.push(...(await violations(page)).map((text) => `${kind} (${file}): ${text}`));
      }));
    }
    none(problems, 'barriers');
  }, { timeout: 600_000 });
}

test('themes: no page of essenziale scrolls sideways at 320 and 1280 px', async ({ plain, browser }) => {
  const problems = [];
  for (const width of [320, 1280]) {
    for (const [kind, file] of pages(plain)) {
      problems.push(...await visit(browser, urlOf(plain, file), { width, expect404: file === '404.html' }, async (page) => {
        const wide = await page.evaluate(() => {
          const limit = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= limit) return null;
          const culprit = [...document.querySelectorAll('body *')].find((element) => element.getBoundingClientRect().right > limit + 1);
          return `${document.documentElement.scrollWidth} px, because of <${culprit?.localName} class="${culprit?.className}">`;
        });
        if (wide) problems.push(`${kind} (${file}) at ${width} px: ${wide}`);
      }));
    }
  }
  none(problems, 'pages wider than the screen');
}, { timeout: 600_000 });

test('themes: essenziale has no script but on the page of the search, and its stylesheet stays under 5 kB', async ({ plain }) => {
  const problems = plain.files.filter((file) => file.endsWith('.js'));
  for (const [file, page] of plain.pages) {
    for (const { name, attributes } of page.elements) {
      const handler = Object.keys(attributes).find((attribute) => attribute.startsWith('on') || attribute === 'style');
      const search = name === 'script' && /^(\w\w\/)?cerca\/index\.html$/.test(file) && /tema\/cerca\.mjs$/.test(attributes.src);
      if ((name === 'script' && !search) || name === 'style' || handler) problems.push(`${file}: <${name} ${handler ?? ''}>`);
    }
  }
  const sheets = plain.files.filter((file) => file.endsWith('.css'));
  const bytes = sheets.reduce((sum, file) => sum + statSync(join(plain.folder, file)).size, 0);
  if (bytes >= 5000) problems.push(`${sheets.join(', ')}: ${bytes} bytes`);
  none(problems, 'scripts, styles in the page, or heavy stylesheets');
});
