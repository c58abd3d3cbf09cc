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

/**
 * Opens `url`, gives the page to `body`, and returns what went wrong on the way: requests to other
 * hosts, violations of the policy, errors in the console, answers of 400 and above.
 */
export async function visit(browser, url, options, body) {
  const { width = 1280, height = 900, expect404 = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, ...rest });
  const problems = [];
  const origin = new URL(url).origin;
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) problems.push(`${url}: a request to ${request.url()}`);
  });
  context.on('response', (response) => {
    const expected = expect404 && response.url() === url;
    if (response.status() >= 400 && !expected) problems.push(`${url}: ${response.status()} for ${response.url()}`);
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`);
      });
    });
    page.on('console', (message) => {
      const own404 = expect404 && message.text().includes('404');
      if (message.type() === 'error' && !own404) problems.push(`${url}: console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`${url}: script: ${error.message}`));
    await page.goto(url, { waitUntil: 'load' });
    await body(page);
  } finally {
    await context.close();
  }
  return problems;
}
