// axe-core, run through the debugger: a script tag would be against the page's policy, as it should be.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA and its own best practices, one line each. */
export async function violations(page) {
  await page.evaluate(source);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  return found.violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => {
    const reasons = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ');
    return `${id}: ${help}: ${node.target.join(' ')}: ${reasons.slice(0, 200)}`;
  }));
}
