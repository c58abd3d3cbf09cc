// The calendar: from the list of events to a year, to an event, to its file; and every file as an independent parser (ical.js) reads it.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { violations } from './lib/axe.mjs';
import { visit } from './lib/browser.mjs';
import { copyCatalogue } from './lib/catalogue.mjs';
import { none, test } from './lib/runner.mjs';
import { target, urlOf } from './lib/site.mjs';

const is = (found, wanted, what) => (found === wanted ? [] : [`${what}: «${found}» instead of «${wanted}»`]);
const calendars = (site) => site.files.filter((file) => file.endsWith('.ics'));
const read = (folder, file) => readFileSync(join(folder, file), 'utf8');
const events = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

test('calendar: every file is iCalendar after RFC 5545', async ({ site }) => {
  const files = calendars(site);
  const problems = ['calendario.ics', 'de/calendario.ics'].filter((file) => !files.includes(file)).map((file) => `no ${file}`);
  const uids = new Map();
  for (const file of files) {
    const bytes = readFileSync(join(site.folder, file));
    const text = bytes.toString('utf8');
    const say = (what) => problems.push(`${file}: ${what}`);
    if (/[^\r]\n|\r[^\n]/.test(text) || !text.endsWith('\r\n')) say('a line that does not end in CRLF');
    for (const line of text.split('\r\n')) {
      if (Buffer.byteLength(line) > 75) say(`a line of ${Buffer.byteLength(line)} octets`);
      if (line.includes('\uFFFD')) say('a character that was cut');
    }
    if (/@|mailto:/i.test(text)) say('an e-mail address');
    const calendar = new ICAL.Component(ICAL.parse(text));
    if (calendar.getFirstPropertyValue('version') !== '2.0' || !calendar.getFirstPropertyValue('prodid')) say('no VERSION or PRODID');
    const found = calendar.getAllSubcomponents('vevent');
    if (found.length === 0) say('no event');
    const own = new Set();
    for (const component of found) {
      const event = new ICAL.Event(component);
      for (const name of ['uid', 'dtstamp', 'dtstart', 'summary', 'url', 'status', 'sequence']) {
        if (component.getAllProperties(name).length !== 1) say(`not exactly one ${name} in «${event.summary}»`);
      }
      if (own.has(event.uid)) say(`twice the same event: ${event.summary}`);
      own.add(event.uid);
      if (event.startDate.isDate !== event.endDate.isDate) say(`a day and a moment in «${event.summary}»`);
      if (event.startDate.isDate && event.endDate.compare(event.startDate) <= 0) say(`«${event.summary}» ends before the day after`);
      const page = target(site, 'index.html', component.getFirstPropertyValue('url'));
      if (!page || !site.fileSet.has(page.file)) say(`leads to nothing: ${component.getFirstPropertyValue('url')}`);
      // The same event is the same in all files and languages.
      const start = event.startDate.toString();
      if ((uids.get(event.uid) ?? start) !== start) say(`${event.uid} has two days`);
      uids.set(event.uid, start);
    }
  }
  const title = (file) => events(read(site.folder, file)).map((event) => event.summary).sort().join('|');
  problems.push(...is(title('en/calendario.ics'), title('calendario.ics'), 'events in English'));
  none(problems, 'mistakes in calendars');
});

test('calendar: from the list to a year, to an event; everything that a page offers is there', async ({ site, browser }) => {
  const problems = await visit(browser, urlOf(site, 'eventi/index.html'), { width: 390 }, async (page) => {
    await page.getByRole('main').getByRole('link', { name: 'Guarda il calendario' }).click();
    await page.waitForURL(/\/calendario\/$/);
    none(await page.getByRole('heading', { level: 3 }).count() > 0 ? [] : ['no month'], 'an empty calendar');
    await page.getByRole('link', { name: '2019', exact: true }).click();
    await page.waitForURL(/\/calendario\/2019\/$/);
    none(is(await page.getByRole('heading', { level: 2 }).first().innerText(), 'Gli appuntamenti del 2019', 'heading'), 'another year');
    none(await violations(page), 'axe-core');
    none(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['it scrolls sideways'] : []), 'too wide');
    await page.getByRole('link', { name: 'Presentazione ufficiale di ParteciPa' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Guarda il calendario' }).click();
    await page.waitForURL(/\/calendario\/2019\/$/);
    const file = await page.getByRole('link', { name: 'Tutti gli appuntamenti (.ics)' }).getAttribute('href');
    none(site.fileSet.has(target(site, 'calendario/2019/index.html', file).file) ? [] : [file], 'a file that is not there');
  });
  none(problems, 'problems on the way');
});

test('calendar: an event to come offers its file first, and what it says is what was written', async ({ program, repository, work }) => {
  const catalogue = copyCatalogue(repository, work);
  const title = 'Prova: «caffè», virgole; e \\ barre, con un titolo che è più lungo di una riga sola';
  const card = (more) => `---\ntitolo: '${title}'\nin_breve: Si prova.\nformato: webinar\n${more}url: https://esempio.example/\n---\n\nTesto.\n`;
  catalogue.write('content/eventi/2026/prova.md', card('inizio: 2027-03-28T01:30:00+01:00\nfine: 2027-03-28T04:00:00+02:00\nstato: annullato\n'));
  catalogue.write('content/eventi/2026/due-giorni.md', card('inizio: 2026-12-31\nfine: 2027-01-01\n'));
  catalogue.commit('Due eventi');
  const out = join(catalogue.folder, 'public');
  execFileSync(program, ['-C', catalogue.folder, 'build', '--out', out, '--date', '2026-11-22'], { stdio: 'ignore' });
  const [moment] = events(read(out, 'eventi/prova/evento.ics'));
  const [days] = events(read(out, 'eventi/due-giorni/evento.ics'));
  const of = (event, name) => event.component.getFirstPropertyValue(name);
  const page = read(out, 'eventi/due-giorni/index.html');
  none([
    ...is(moment.summary, title, 'title'),
    ...is(moment.startDate.toString(), '2027-03-28T00:30:00Z', 'start'),
    ...is(moment.endDate.toString(), '2027-03-28T02:00:00Z', 'end, over the change of the clock'),
    ...is(of(moment, 'status'), 'CANCELLED', 'status'),
    ...is(days.startDate.toString(), '2026-12-31', 'first day'),
    ...is(days.endDate.toString(), '2027-01-02', 'first day that is free again'),
    ...is(of(days, 'status'), 'CONFIRMED', 'status'),
    ...(page.indexOf('evento.ics') < page.indexOf('id="s-fatti"') ? [] : ['the file does not stand first']),
    ...(read(out, 'eventi/prova/index.html').includes('L&#39;incontro è annullato') || read(out, 'eventi/prova/index.html').includes("L'incontro è annullato") ? [] : ['nobody says that it is cancelled']),
    ...(read(out, 'calendario/index.html').includes('dicembre 2026') ? [] : ['not among what is to come']),
  ], 'an event that says something else');
  catalogue.delete();
});
