// The built site as the tests see it: its files, its parsed pages, one page of every kind.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'parse5';
import { PREFIX } from './server.mjs';

/** Builds the catalogue in `repository` into `out`; throws with the program's words when it fails. */
export function build({ program, repository, out, baseUrl }) {
  try {
    return execFileSync(program, ['-C', repository, 'build', '--out', out, '--base-url', baseUrl], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`prassi build failed (exit ${error.status}):\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  }
}

/** Reads the built site in `folder`, published at `base`. */
export function readSite(folder, base) {
  const files = walk(folder).map((path) => relative(folder, path).split(sep).join('/')).sort();
  const pages = new Map();
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, readPage(folder, file));
  }
  return { folder, base, files, fileSet: new Set(files), pages, kinds: kinds(folder, files, pages) };
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

function readPage(folder, file) {
  const text = readFileSync(join(folder, file), 'utf8');
  const document = parse(text);
  const elements = [];
  (function collect(node) {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      elements.push({ name: node.tagName, attributes, node });
    }
    for (const child of node.childNodes ?? []) collect(child);
    if (node.content) collect(node.content);
  })(document);
  const meta = (name, value) => elements.find((e) => e.name === 'meta' && e.attributes[name]?.toLowerCase() === value);
  return {
    file,
    text,
    document,
    elements,
    ids: new Set(elements.map((e) => e.attributes.id).filter(Boolean)),
    noindex: /noindex/.test(meta('name', 'robots')?.attributes.content ?? ''),
    redirect: Boolean(meta('http-equiv', 'refresh')),
  };
}

/** Text of a node and all below it. */
export function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

/** Whether a file is what a host shows for addresses that lead nowhere: the site's, or a language's. */
export const is404 = (file) => /(^|\/)404\.html$/.test(file);

/** Address of a page's file under the site's base. */
export const urlOf = (site, file) => site.base + (file === '404.html' ? 'una/pagina/che-non-esiste/' : encodeURI(file.replace(/(^|\/)index\.html$/, '$1')));

/** One page of every kind that the site has: name -> file. */
function kinds(folder, files, pages) {
  const result = {};
  const add = (name, file) => {
    if (file && existsSync(join(folder, file))) result[name] = file;
  };
  const bySize = (pattern) => files
    .filter((file) => pattern.test(file) && !pages.get(file)?.redirect)
    .sort((a, b) => statSync(join(folder, a)).size - statSync(join(folder, b)).size);
  const card = (path) => bySize(new RegExp(`^${path}/(?!pagina/|rete/)[^/]+/index\\.html$`));
  add('home', 'index.html');
  add('list', 'esperienze/index.html');
  add('list, page 2', 'esperienze/pagina/2/index.html');
  add('list of bodies', 'amministrazioni/index.html');
  add('list of news', 'notizie/index.html');
  add('list of events', 'eventi/index.html');
  add('taxonomy', 'temi/index.html');
  add('term', card('temi').at(-1));
  add('term, region', card('regioni').at(-1));
  add('experience, rich', card('esperienze').at(-1));
  add('experience, thin', card('esperienze')[0]);
  add('body, rich', card('amministrazioni').at(-1));
  add('body, thin', card('amministrazioni')[0]);
  add('event', card('eventi').at(-1));
  add('event, thin', card('eventi')[0]);
  add('news', card('notizie').at(-1));
  add('material', card('materiali').at(-1));
  add('twinning', card('gemellaggi').at(-1));
  add('call', card('avvisi').at(-1));
  add('network of twinnings', 'gemellaggi/rete/index.html');
  add('community', card('comunita').at(-1));
  add('community, thin', card('comunita')[0]);
  add('group', card('gruppi').at(-1));
  add('plan', card('piani').at(-1));
  add('consultation', card('consultazioni').at(-1));
  add('consulted text', bySize(/^consultazioni\/[^/]+\/testo\/[^/]+\/[^/]+\/\d+\/index\.html$/).at(-1));
  add('need', card('fabbisogni').at(-1));
  add('process', card('processi').at(-1));
  add('proposal', card('proposte').at(-1));
  add('commitment', card('impegni').at(-1));
  add('home, German', 'de/index.html');
  add('asking, English', 'en/chiedi/index.html');
  for (const [name, file] of plainPages(files, pages)) add(name, file);
  const versions = (path) => bySize(new RegExp(`/versioni/${path}index\\.html$`));
  add('versions', versions('').at(-1));
  add('version', versions('\\d+/').at(-1));
  add('version, first', versions('1/')[0]);
  add('version, first to last', versions('tutte/').at(-1));
  add('version, text', versions('\\d+/testo/').at(-1));
  add('calendar', 'calendario/index.html');
  add('calendar, year', bySize(/^calendario\/\d+\/index\.html$/).at(-1));
  add('state of the catalogue', 'stato-del-catalogo/index.html');
  add('collection', card('raccolte').at(-1));
  add('figures', 'numeri/index.html');
  add('glossary', 'glossario/index.html');
  add('ask', 'chiedi/index.html');
  add('network', 'rete/index.html');
  add('site map', 'mappa/index.html');
  add('search', 'cerca/index.html');
  add('not found', '404.html');
  add('redirect', [...pages.values()].find((page) => page.redirect)?.file);
  return result;
}

/** Plain pages (`pagina`) stand at the top: folders that hold a page and no other page below. */
function plainPages(files, pages) {
  const fixed = new Set(['numeri', 'glossario', 'mappa', 'cerca', 'chiedi', 'rete', 'stato-del-catalogo']);
  return files
    .filter((file) => /^[^/]+\/index\.html$/.test(file) && !pages.get(file).redirect)
    .map((file) => [file.split('/')[0], file])
    .filter(([name]) => !fixed.has(name) && !files.some((file) => file.startsWith(`${name}/`) && file !== `${name}/index.html`))
    .map(([name, file]) => [`page, ${name}`, file]);
}

/** The file that a link leads to, with its fragment; `null` when it leads off the site. */
export function target(site, from, href) {
  // The 404 page is served at any address, so that its links are absolute.
  const here = from === '404.html' ? site.base : site.base + from;
  const url = new URL(href, here);
  if (!url.href.startsWith(site.base)) return null;
  const path = decodeURIComponent(url.pathname.slice(PREFIX.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return { file, fragment: decodeURIComponent(url.hash.slice(1)) };
}
