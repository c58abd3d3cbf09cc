// What can be said of the pages without a browser: valid HTML, nothing inline, links that lead somewhere.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { none, test } from './lib/runner.mjs';
import { POLICY } from './lib/server.mjs';
import { is404, target, textOf } from './lib/site.mjs';

const require = createRequire(import.meta.url);
const EXECUTABLE = /^(|module|text\/javascript|application\/javascript|importmap|speculationrules)$/;

test('html: every page is valid for the Nu validator', async ({ site }) => {
  const jar = join(dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  // One Java for all pages; it exits with 1 when it finds something, and writes its findings to stderr.
  const { stdout, stderr } = await promisify(execFile)(
    'java', ['-Xss1m', '-jar', jar, '--format', 'json', '--exit-zero-always', '--skip-non-html', site.folder],
    { maxBuffer: 64 << 20 },
  );
  const { messages } = JSON.parse(stderr || stdout);
  none(messages.filter(({ type }) => type !== 'info').map(({ url, lastLine, lastColumn, message, extract }) => {
    const file = decodeURI(url ?? '').split(`${site.folder}/`).at(-1);
    return `${file}:${lastLine}:${lastColumn}: ${message} [${(extract ?? '').trim().slice(0, 120)}]`;
  }), 'invalid HTML');
}, { timeout: 300_000 });

test('html: no style, script or event handler stands inline', async ({ site }) => {
  const problems = [];
  for (const { file, elements } of site.pages.values()) {
    for (const { name, attributes } of elements) {
      if (name === 'style') problems.push(`${file}: <style>`);
      if (name === 'script' && !attributes.src && EXECUTABLE.test(attributes.type ?? '')) problems.push(`${file}: <script> without src`);
      for (const [key, value] of Object.entries(attributes)) {
        if (key === 'style' || key.startsWith('on')) problems.push(`${file}: <${name} ${key}="${value}">`);
        if (/^\s*(javascript|vbscript|data):/i.test(value) && /^(href|src|action|formaction|data|xlink:href)$/.test(key)) problems.push(`${file}: <${name} ${key}="${value}">`);
      }
    }
  }
  none(problems, 'something inline that the policy forbids');
});

test('html: every page carries the policy, a language, a title, one h1 and the demonstration notice', async ({ site }) => {
  const problems = [];
  for (const { file, elements, redirect } of site.pages.values()) {
    const all = (name) => elements.filter((element) => element.name === name);
    const policy = all('meta').find(({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy');
    if (policy?.attributes.content !== POLICY) problems.push(`${file}: policy is ${policy?.attributes.content}`);
    const before = all('head')[0].node.childNodes.filter((node) => node.tagName).findIndex((node) => /^(script|link|style|img)$/.test(node.tagName));
    const place = all('head')[0].node.childNodes.filter((node) => node.tagName).indexOf(policy?.node);
    if (before >= 0 && before < place) problems.push(`${file}: something loads before the policy`);
    if (!/^(it|en|de)$/.test(all('html')[0].attributes.lang ?? '')) problems.push(`${file}: lang is ${all('html')[0].attributes.lang}`);
    if (!textOf(all('title')[0]?.node ?? {}).trim()) problems.push(`${file}: no title`);
    if (redirect) continue;
    if (all('h1').length !== 1) problems.push(`${file}: ${all('h1').length} × h1`);
    if (!elements.some(({ attributes }) => /\bdemo-strip\b/.test(attributes.class ?? ''))) problems.push(`${file}: no demonstration notice`);
  }
  none(problems, 'pages without what every page must have');
});

test('html: titles of pages of one language differ', async ({ site }) => {
  const seen = new Map();
  const problems = [];
  for (const { file, elements, redirect } of site.pages.values()) {
    if (redirect) continue;
    const language = elements.find(({ name }) => name === 'html').attributes.lang;
    const title = textOf(elements.find(({ name }) => name === 'title').node).trim();
    const key = `${language} «${title}»`;
    if (seen.has(key)) problems.push(`${key}: ${seen.get(key)} and ${file}`);
    seen.set(key, file);
  }
  none(problems, 'pages with one title');
});

test('html: every link inside the site leads to a file, every fragment to an id', async ({ site }) => {
  const problems = [];
  for (const { file, elements } of site.pages.values()) {
    for (const { name, attributes } of elements) {
      for (const key of ['href', 'src', 'xlink:href', 'poster']) {
        const link = attributes[key];
        if (link === undefined) continue;
        const problem = checkLink(site, file, name, link);
        if (problem) problems.push(`${file}: <${name} ${key}="${link}">: ${problem}`);
      }
    }
  }
  none(problems, 'links that lead nowhere');
});

function checkLink(site, file, name, link) {
  if (/[\u0000-\u001f]/.test(link)) return 'a control character';
  if (/^(mailto|tel):/.test(link)) return null;
  if (link.trim() === '') return 'empty';
  if (!is404(file) && name !== 'link' && name !== 'meta' && link.startsWith(site.base)) return 'absolute, but the site must work under any path';
  // Only 404 pages, which hosts show at any address, cannot know where they stand.
  if (link.startsWith('/') && !is404(file)) return 'begins with /, but the site must work under any path';
  let found;
  try {
    found = target(site, file, link);
  } catch {
    return 'not an address';
  }
  if (found === null) return /^https?:\/\//.test(link) ? null : 'leads off the site';
  if (!site.fileSet.has(found.file)) return `no file ${found.file}`;
  if (found.fragment && site.pages.has(found.file) && !site.pages.get(found.file).ids.has(found.fragment)) return `no id «${found.fragment}» in ${found.file}`;
  return null;
}

test('html: pages load nothing from elsewhere', async ({ site }) => {
  const problems = [];
  for (const { file, elements } of site.pages.values()) {
    for (const { name, attributes } of elements) {
      const loads = /^(img|script|iframe|embed|object|source|video|audio|track|image|use|input)$/.test(name);
      const linked = name === 'link' && /\b(stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest|modulepreload)\b/.test(attributes.rel ?? '');
      if (!loads && !linked) continue;
      for (const key of ['src', 'href', 'srcset', 'data', 'poster']) {
        const value = attributes[key];
        if (value && /^(https?:)?\/\//.test(value) && !value.startsWith(site.base)) problems.push(`${file}: <${name} ${key}="${value}">`);
      }
    }
  }
  none(problems, 'things loaded from elsewhere');
});

test('html: every page is reached from the home page by links', async ({ site }) => {
  const seen = new Set(['index.html']);
  const queue = ['index.html'];
  while (queue.length > 0) {
    const file = queue.pop();
    for (const { name, attributes } of site.pages.get(file).elements) {
      if (name !== 'a' || !attributes.href) continue;
      const found = target(site, file, attributes.href);
      if (found && site.pages.has(found.file) && !seen.has(found.file)) {
        seen.add(found.file);
        queue.push(found.file);
      }
    }
  }
  const orphans = [...site.pages.values()].filter(({ file, redirect, noindex }) => !seen.has(file) && !redirect && !noindex && !is404(file));
  none(orphans.map(({ file }) => file), 'pages that no link leads to');
});
