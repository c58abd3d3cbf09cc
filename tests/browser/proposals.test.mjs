// The life of a proposal, on the site of `prassi new demo`: from its card to its amendments, accepted, rejected and waiting.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { visit } from './lib/browser.mjs';
import { violations } from './lib/axe.mjs';
import { none, test } from './lib/runner.mjs';
import { serveFolder } from './lib/server.mjs';

const CARD = 'proposte/gruppi-intersettoriali/';

test('proposals: from a proposal to what was accepted, what was rejected and what contradicts itself', async ({ browser, program, work }) => {
  const demo = join(work, 'vita');
  const out = join(work, 'vita-pubblica');
  execFileSync(program, ['new', 'demo', demo], { stdio: 'pipe' });
  const server = await serveFolder(out);
  try {
    // With the site.toml of the demonstration, as its readers build it.
    execFileSync(program, ['-C', demo, 'build', '--out', out, '--base-url', server.base], { stdio: 'pipe' });
    const problems = await visit(browser, server.base + CARD, { width: 390 }, async (page) => {
      const amendments = page.locator('section[aria-labelledby="s-modifiche"]');
      const amendment = (number) => amendments.locator('li').filter({ has: page.getByRole('heading', { name: new RegExp(`^Modifica ${number}(:|$)`) }) });
      // What people propose to change is told before the sources and before other cards.
      const order = await page.locator('main h2').allInnerTexts();
      const place = (title) => order.indexOf(title);
      assert.ok(place('Proposte di modifica') > place('Obiettivo'), order.join(' | '));
      assert.ok(['Fonti', 'Ti può servire anche'].every((title) => place(title) < 0 || place('Proposte di modifica') < place(title)), order.join(' | '));

      // Those that wait, and that cannot both be accepted, name each other.
      for (const [one, other] of [[9, 11], [11, 9]]) {
        const link = amendment(one).getByRole('link', { name: `Modifica ${other}`, exact: true });
        assert.ok(await link.isVisible(), `${one} does not name ${other}`);
      }
      await amendment(11).getByRole('link', { name: 'Modifica 9', exact: true }).click();
      await page.waitForLoadState();
      assert.match(await page.locator('h1').innerText(), /^Modifica 9: Tempi nuovi/);
      assert.match(await page.locator('main').innerText(), /Non ancora accettata/);
      await page.goto(server.base + CARD);

      // An accepted one leads to the version that it became, which says why and by whom.
      await amendments.locator('summary', { hasText: 'accettate' }).click();
      await amendment(5).getByRole('heading').getByRole('link').click();
      await page.waitForLoadState();
      assert.match(page.url(), /versioni\/5\/$/);
      const version = await page.locator('main').innerText();
      assert.ok(version.includes('Pensare ai piccoli comuni') && /proposta di modifica n\. 5/i.test(version), version);
      assert.ok(await page.locator('main ins').count() > 0, 'the version does not show what came in');
      none(await violations(page), 'barriers of the version');
      await page.goto(server.base + CARD);

      // The rejected one says why.
      await amendments.locator('summary', { hasText: 'respinta' }).click();
      assert.match(await amendment(6).innerText(), /Motivazione[\s\S]*Chi comincia ha bisogno di trovarsi nella stessa stanza/);
      none(await page.evaluate(() => (document.documentElement.scrollWidth > window.innerWidth ? ['it scrolls sideways'] : [])), 'wide pages');
      none(await violations(page), 'barriers of the proposal');
    });
    none(problems, 'problems on the way');
  } finally {
    await server.close();
  }
});
