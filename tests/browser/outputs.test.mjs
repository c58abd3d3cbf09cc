// Feeds, site map, robots, weights, and what must appear nowhere.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { none, test } from './lib/runner.mjs';
import { is404, target, urlOf } from './lib/site.mjs';

const read = (site, file) => readFileSync(join(site.folder, file), 'utf8');
const list = (value) => (value === undefined ? [] : [value].flat());
const textIn = (value) => (typeof value === 'object' && value !== null ? String(value['#text'] ?? '') : String(value ?? ''));
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false });
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

test('outputs: every XML file is well-formed', async ({ site }) => {
  const problems = [];
  for (const file of site.files.filter((name) => /\.(xml|svg)$/.test(name))) {
    const result = XMLValidator.validate(read(site, file));
    if (result !== true) problems.push(`${file}:${result.err.line}: ${result.err.msg}`);
  }
  none(problems, 'XML files that no parser reads');
});

test('outputs: every Atom feed is valid after RFC 4287', async ({ site }) => {
  const feeds = site.files.filter((file) => /(^|\/)feed\.xml$/.test(file));
  const problems = feeds.length === 0 ? ['there is no feed'] : [];
  const ids = new Map();
  for (const file of feeds) {
    const { feed } = parser.parse(read(site, file));
    const say = (text) => problems.push(`${file}: ${text}`);
    if (!feed || feed['@xmlns'] !== 'http://www.w3.org/2005/Atom') { say('not an Atom feed'); continue; }
    checkCommon(site, feed, say);
    if (ids.has(textIn(feed.id))) say(`same id as ${ids.get(textIn(feed.id))}`);
    ids.set(textIn(feed.id), file);
    const self = list(feed.link).find((link) => link['@rel'] === 'self');
    if (self?.['@href'] !== site.base + file) say(`rel="self" is ${self?.['@href']}`);
    const entries = list(feed.entry);
    if (entries.length > 50) say(`${entries.length} entries`);
    const own = new Set();
    for (const entry of entries) {
      checkCommon(site, entry, (text) => say(`entry ${textIn(entry.id)}: ${text}`));
      if (!list(feed.author).length && !list(entry.author).length) say(`entry ${textIn(entry.id)}: no author, and the feed has none`);
      if (own.has(textIn(entry.id))) say(`entry ${textIn(entry.id)} twice`);
      own.add(textIn(entry.id));
      if (!entry.content && !list(entry.link).some((link) => (link['@rel'] ?? 'alternate') === 'alternate')) say(`entry ${textIn(entry.id)}: neither content nor alternate link`);
    }
    for (const author of [...list(feed.author), ...entries.flatMap((entry) => list(entry.author))]) {
      if (!textIn(author.name).trim()) say('an author without a name');
      if (author.email !== undefined) say('an e-mail address of an author');
    }
    const latest = entries.map((entry) => Date.parse(textIn(entry.updated))).reduce((a, b) => Math.max(a, b), 0);
    if (latest > Date.parse(textIn(feed.updated))) say('updated before its latest entry');
  }
  none(problems, 'mistakes in feeds');
});

/** What feeds and entries have in common (RFC 4287 §4.1). */
function checkCommon(site, element, say) {
  for (const name of ['id', 'title', 'updated']) {
    if (list(element[name]).length !== 1 || !textIn(element[name]).trim()) say(`needs exactly one ${name}`);
  }
  if (!DATE_TIME.test(textIn(element.updated))) say(`updated is ${textIn(element.updated)}`);
  if (element.published !== undefined && !DATE_TIME.test(textIn(element.published))) say(`published is ${textIn(element.published)}`);
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(textIn(element.id))) say(`id is not an IRI: ${textIn(element.id)}`);
  for (const name of ['title', 'subtitle', 'summary', 'rights', 'content']) {
    const type = element[name]?.['@type'];
    if (type && !['text', 'html', 'xhtml'].includes(type)) say(`${name} of type ${type}`);
  }
  for (const link of list(element.link)) {
    const href = link['@href'] ?? '';
    if (!/^https?:\/\//.test(href)) { say(`a link that is not absolute: ${href}`); continue; }
    const found = target(site, 'index.html', href);
    if (found && !site.fileSet.has(found.file)) say(`a link to nothing: ${href}`);
  }
}

test('outputs: the site map lists exactly the pages that may be indexed', async ({ site }) => {
  const main = parser.parse(read(site, 'sitemap.xml'));
  const parts = main.sitemapindex ? list(main.sitemapindex.sitemap).map(({ loc }) => target(site, 'index.html', textIn(loc)).file) : ['sitemap.xml'];
  const listed = parts.flatMap((file) => list(parser.parse(read(site, file)).urlset.url));
  const addresses = listed.map(({ loc }) => textIn(loc));
  const expected = new Set([...site.pages.values()].filter(({ file, noindex, redirect }) => !noindex && !redirect && !is404(file)).map(({ file }) => urlOf(site, file)));
  const problems = addresses.filter((address, index) => addresses.indexOf(address) !== index).map((address) => `twice: ${address}`);
  for (const address of addresses) if (!expected.has(address)) problems.push(`listed, but no page to index: ${address}`);
  for (const address of expected) if (!addresses.includes(address)) problems.push(`not listed: ${address}`);
  for (const { loc, lastmod } of listed) if (lastmod !== undefined && !/^\d{4}-\d{2}-\d{2}(T|$)/.test(textIn(lastmod))) problems.push(`${textIn(loc)}: lastmod ${textIn(lastmod)}`);
  none(problems, 'differences between the site map and the site');
});

test('outputs: canonical addresses are each page\'s own', async ({ site }) => {
  const problems = [];
  for (const { file, elements, redirect } of site.pages.values()) {
    if (is404(file) || redirect) continue;
    const canonical = elements.find(({ name, attributes }) => name === 'link' && attributes.rel === 'canonical')?.attributes.href;
    if (canonical !== urlOf(site, file)) problems.push(`${file}: ${canonical}`);
  }
  none(problems, 'wrong canonical addresses');
});

test('outputs: robots.txt names the site map', async ({ site }) => {
  const text = read(site, 'robots.txt');
  none(text.includes(`Sitemap: ${site.base}sitemap.xml`) ? [] : [text], 'robots.txt without the site map');
});

test('outputs: pages, stylesheet and script stay light', async ({ site }) => {
  const limits = [
    [/^(?!assets|statico).*\.html$/, 15_000, 'page'],
    [/\.css$/, 12_000, 'stylesheet'],
    [/^tema\/cerca\.mjs$/, 8_000, 'search script'],
    [/^tema\/tema\.js$/, 2_000, 'script'],
  ];
  const problems = [];
  const heaviest = new Map();
  for (const file of site.files) {
    const limit = limits.find(([pattern]) => pattern.test(file));
    if (!limit) continue;
    const bytes = gzipSync(readFileSync(join(site.folder, file)), { level: 9 }).length;
    if (bytes > (heaviest.get(limit[2])?.bytes ?? 0)) heaviest.set(limit[2], { file, bytes });
    if (bytes > limit[1]) problems.push(`${file}: ${bytes} bytes gzipped, at most ${limit[1]}`);
  }
  for (const [what, { file, bytes }] of heaviest) console.log(`        heaviest ${what}: ${file}, ${bytes} bytes gzipped`);
  none(problems, 'files over their weight');
});

test('outputs: no address of an author of the archive appears anywhere', async ({ site, repository }) => {
  let addresses;
  try {
    addresses = execFileSync('git', ['-C', repository, 'log', '--all', '--format=%ae%n%ce'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return; // Not a Git repository: there are no authors.
  }
  const authors = [...new Set(addresses.split('\n').filter((address) => address.includes('@')))];
  const problems = [];
  for (const file of site.files) {
    const bytes = readFileSync(join(site.folder, file));
    for (const address of authors) if (bytes.includes(address)) problems.push(`${file}: the address of an author`);
  }
  none(problems, 'leaks of authors\' addresses');
});

test('outputs: nothing is published but known kinds of files', async ({ site }) => {
  const known = /\.(html|css|m?js|xml|txt|json|ics|svg|png|jpe?g|webp|avif|gif|pdf|csv|ods|odt|odp|xlsx|docx|pptx|mp3|mp4|webm|vtt)$/;
  none(site.files.filter((file) => !known.test(file) || file.split('/').some((part) => /^[._]/.test(part))), 'files that have no business there');
});
