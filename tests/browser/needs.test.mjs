// Who looks for help: a need is published under `prassi serve`, its matches are read, and the way back from an experience.

import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { copyCatalogue } from './lib/catalogue.mjs';
import { freePort, startServer } from './lib/dev-server.mjs';
import { none, test } from './lib/runner.mjs';
import { violations } from './lib/axe.mjs';

const NEED = `---
titolo: Un protocollo solo per sei comuni
in_breve: Cerchiamo chi ha già messo insieme il protocollo di più enti.
temi: [dematerializzazione]
amministrazione: comune-di-valdesempio
referente: {ufficio: Ufficio protocollo (immaginario), email: protocollo@valdesempio.example}
problema: Ogni comune ha il suo protocollo, e i documenti passano dall'uno all'altro su carta.
modalita: [riuso_software]
scadenza: 2099
stato: aperto
---
`;

test('needs: whoever publishes a need reads who could help, and an experience says whom it could serve', async ({ browser, program, repository, work }) => {
  const catalogue = copyCatalogue(repository, work);
  const server = await startServer(program, catalogue.folder, await freePort());
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const file = join(catalogue.folder, 'content/fabbisogni/2026/un-protocollo-solo.md');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, NEED);
    const page = await context.newPage();
    const address = `${server.url}fabbisogni/un-protocollo-solo/`;
    // The page reloads itself when the card is there, and may do so while it is asked for.
    const status = () => page.goto(address, { waitUntil: 'load' }).then((answer) => answer.status(), () => 0);
    for (let tries = 0; await status() !== 200; tries += 1) {
      assert.ok(tries < 100, 'the new card has no page');
      await page.waitForTimeout(100);
    }
    const matches = page.locator('section[aria-labelledby="s-abbinamenti"]');
    const titles = await matches.locator('h3').allInnerTexts();
    assert.ok(titles.length > 0 && titles.length <= 5, `${titles.length} matches`);
    assert.ok(titles.slice(0, 3).some((title) => title.includes('protocollo')), `none of the first is about it: ${titles.join(' | ')}`);
    const reasons = await matches.locator('li').first().locator('.mark').allInnerTexts();
    assert.ok(reasons.some((reason) => reason.includes('parole in comune: ')) && reasons.some((reason) => reason.includes('stesso tema: ')), reasons.join(' | '));
    const help = page.locator('section[aria-labelledby="s-aiuta"]');
    const offer = await help.getByRole('link', { name: 'Offri il tuo aiuto' }).getAttribute('href');
    assert.ok(offer.startsWith('mailto:protocollo@valdesempio.example?subject=') && offer.includes('Il%20nostro%20ente'), `no message to the office: ${offer}`);
    await help.locator('summary').click();
    assert.ok(await help.getByText('Come ricontattarci:').isVisible(), 'nothing to copy');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, 'the page scrolls sideways');
    none(await violations(page), 'barriers');
    await matches.locator('h3 a').first().click();
    await page.waitForLoadState();
    const served = page.locator('section[aria-labelledby="s-bisogni"]');
    await served.getByRole('link', { name: 'Un protocollo solo per sei comuni' }).click();
    await page.waitForURL(address);
    await page.goto(`${server.url}fabbisogni/`);
    const tell = await page.getByRole('link', { name: 'Racconta che cosa cerchi' }).getAttribute('href');
    assert.ok(tell.startsWith('mailto:') && tell.includes('Entro%20quando'), `no way to publish a need: ${tell}`);
    none(await violations(page), 'barriers in the list');
    await page.goto(`${server.url}amministrazioni/comune-di-valdesempio/`);
    assert.ok(await page.locator('section[aria-labelledby="s-bisogni"]').getByText('Un protocollo solo per sei comuni').isVisible(), 'the body does not show what it looks for');
  } finally {
    await context.close();
    await server.stop();
    catalogue.delete();
  }
}, { timeout: 60_000, alone: true });
