// One Chromium for all tests, and pages that remember everything they must not do.

import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** The browser's program: $CHROMIUM, else the first of the usual names on PATH. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch { /* the next one */ }
    }
  }
  throw new Error('no Chromium found: install the package chromium, or name the program in $CHROMIUM');
}

/** Starts the browser with a new, empty profile. */
export async function launch() {
  const home = mkdtempSync(join(tmpdir(), 'prassi-browser-'));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ARGUMENTS,
    // Signals are the caller's: it has more to clean up than the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Fonts, caches and crash reports go where they are deleted afterwards.
    env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  return {
    newContext: (options) => browser.newContext(options),
    version: browser.version(),
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Pages that wait for their next visit, by browser and by the options of their context. */
const idle = new WeakMap();

/**
 * Opens `url`, gives the page to `body`, and returns what went wrong on the way: requests to other
 * hosts, violations of the policy, errors in the console, answers of 400 and above.
 *
 * Pages with the same options are used again: a context costs a process, which on two cores is
 * dearer than most of what is then looked at. `body` leaves the page as its options say.
 */
export async function visit(browser, url, options, body) {
  const { width = 1280, height = 900, expect404 = false, ...rest } = options;
  const settings = { viewport: { width, height }, ...rest };
  const key = JSON.stringify(settings);
  if (!idle.has(browser)) idle.set(browser, new Map());
  const waiting = idle.get(browser);
  const tab = waiting.get(key)?.pop() ?? await openTab(browser, settings);
  const problems = [];
  tab.current = { url, expect404, problems };
  try {
    await tab.page.goto(url, { waitUntil: 'load' });
    await body(tab.page);
  } catch (error) {
    await tab.context.close();
    throw error;
  }
  waiting.set(key, [...(waiting.get(key) ?? []), tab]);
  return problems;
}

async function openTab(browser, settings) {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const tab = { context, page, current: null };
  const say = (text) => tab.current.problems.push(`${tab.current.url}: ${text}`);
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(tab.current.url).origin) say(`a request to ${request.url()}`);
  });
  context.on('response', (response) => {
    const expected = tab.current.expect404 && response.url() === tab.current.url;
    if (response.status() >= 400 && !expected) say(`${response.status()} for ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => {
    const own404 = tab.current.expect404 && message.text().includes('404');
    if (message.type() === 'error' && !own404) say(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`script: ${error.message}`));
  return tab;
}
