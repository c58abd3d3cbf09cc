// Asking: from a practice to a message that is ready to send, the page of the catalogue's secretariat, a problem to report, who can
// help; without scripts. What the addresses hold is read here after RFC 6068, by no code of ours.

import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { none, test } from './lib/runner.mjs';
import { urlOf } from './lib/site.mjs';

const PRACTICE = 'esperienze/esempio-sportello-nelle-frazioni/index.html';
const is = (found, wanted, what) => (found === wanted ? [] : [`${what}: «${found}» instead of «${wanted}»`]);
const has = (text, part, what) => (text?.includes(part) ? [] : [`${what}: no «${part}» in «${text}»`]);

/** A mailto address by the grammar of RFC 6068, section 2: `to`, then header fields by name. Throws on what the grammar has not. */
function mailto(href) {
  const found = /^mailto:((?:[\w.~!$'()*+,;:@-]|%[0-9A-F]{2})*)(?:\?((?:[\w.~!$'()*+,;:@/?=&-]|%[0-9A-F]{2})*))?$/.exec(href);
  if (!found) throw new Error(`no mailto address: ${href}`);
  const fields = {};
  for (const field of found[2]?.split('&') ?? []) {
    const [name, value, ...rest] = field.split('=');
    if (rest.length || name in fields) throw new Error(`a field that is none: ${field}`);
    fields[name] = decodeURIComponent(value);
  }
  return { to: decodeURIComponent(found[1]), ...fields };
}

const links = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((a) => ({ text: a.textContent.trim(), href: a.getAttribute('href') })));

for (const [width, javaScriptEnabled] of [[1280, true], [390, false]]) {
  test(`asking: a practice is found and its request opens filled in, at ${width} px, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async ({ site, browser }) => {
    const problems = await visit(browser, urlOf(site, 'rete/index.html'), { width, javaScriptEnabled }, async (page) => {
      await page.getByRole('link', { name: 'Esempio: lo sportello che va nelle frazioni' }).click();
      await page.waitForURL(urlOf(site, PRACTICE));
      const asked = (await links(page, '#s-chiedi ~ .ask-action a'));
      const wanted = ['Proponi un gemellaggio', 'Chiedi un seminario', 'Chiedi una visita di studio', 'Chiedi un affiancamento sul lavoro', 'Chiedi la documentazione', 'Chiedi informazioni'];
      const found = is(asked.map(({ text }) => text).join(', '), wanted.join(', '), 'what can be asked');
      const visit = mailto(asked[2].href);
      found.push(...is(visit.to, 'sportello@comune-di-esempio.example', 'who gets it'));
      found.push(...is(visit.subject, 'Richiesta su «Esempio: lo sportello che va nelle frazioni»: una visita di studio', 'subject'));
      found.push(...has(visit.body, `\r\n${urlOf(site, PRACTICE)}\r\n`, 'the card\'s address'));
      found.push(...has(visit.body, 'una visita di studio', 'what is asked'));
      found.push(...(/[^\r]\n|\r[^\n]/.test(visit.body) ? ['a line break that is not CRLF'] : []));
      found.push(...has(await page.locator('.ask-who').last().textContent(), 'entro 15 giorni', 'within how many days'));
      // Whose mail does not open copies the message.
      await page.getByText('La posta non si apre?').click();
      found.push(...has(await page.locator('.ask details').innerText(), urlOf(site, PRACTICE), 'the message to copy'));
      // The forge comes last, and the issue is confidential.
      const forge = (await links(page, '.ask .ask-modes a')).at(-1);
      const issue = new URL(forge.href).searchParams;
      found.push(...is(issue.get('issue[confidential]'), 'true', 'confidential'), ...has(issue.get('issue[description]'), 'una visita di studio', 'issue'));
      none(found, 'wrong requests');
    });
    none(problems, 'problems on the way');
  });
}

test('asking: without an experience of one\'s own one asks the secretariat, in every language', async ({ site, browser }) => {
  const problems = [];
  for (const [language, word] of [['', 'Seminario'], ['en/', 'seminar'], ['de/', 'Seminar']]) {
    problems.push(...await visit(browser, urlOf(site, `${language}chiedi/index.html`), { javaScriptEnabled: false }, async (page) => {
      const asked = await links(page, '#s-richieste ~ dl a');
      problems.push(...is(asked.length, 7, `${language}: requests`));
      for (const { href } of asked) problems.push(...is(mailto(href).to, 'catalogo@example.org', `${language}: who gets it`));
      problems.push(...has(mailto(asked[1].href).body.toLowerCase(), word.toLowerCase(), `${language}: the second request`));
      const reports = await links(page, '#s-segnala ~ ul a');
      problems.push(...is(reports.filter(({ href }) => href.startsWith('mailto:')).length, 3, `${language}: problems to report`));
    }));
  }
  none(problems, 'problems of /chiedi/');
});

test('asking: a problem of a card is reported with its title and address', async ({ site, browser }) => {
  const file = site.kinds['experience, rich'];
  const problems = await visit(browser, urlOf(site, file), { width: 390, javaScriptEnabled: false }, async (page) => {
    const title = (await page.locator('h1').textContent()).trim();
    await page.locator('#s-segnala > summary').click();
    await page.getByRole('link', { name: 'Barriera di accessibilità' }).waitFor();
    const reports = (await links(page, '#s-segnala a')).filter(({ href }) => href.startsWith('mailto:'));
    const found = is(reports.map(({ text }) => text).join(), 'Dati sbagliati,Contenuto inappropriato,Barriera di accessibilità', 'problems');
    for (const { text, href } of reports) {
      const { subject, body } = mailto(href);
      found.push(...is(subject, `Segnalazione (${text}): ${title}`, 'subject'), ...has(body, `${title}\r\n${urlOf(site, file)}\r\n`, 'body'));
    }
    none(found, 'wrong reports');
  });
  none(problems, 'problems on the way');
});

test('asking: pages hold for everyone, in light and dark, wide and narrow', async ({ site, browser }) => {
  const problems = [];
  for (const [width, colorScheme] of [[1280, 'light'], [320, 'dark']]) {
    for (const file of ['chiedi/index.html', 'rete/index.html', PRACTICE, 'de/chiedi/index.html']) {
      problems.push(...await visit(browser, urlOf(site, file), { width, colorScheme }, async (page) => {
        await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
        problems.push(...(await violations(page)).map((text) => `${file}: ${text}`));
        problems.push(...await page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : [])));
        await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = false; }));
      }));
    }
  }
  none(problems, 'troubles');
});
