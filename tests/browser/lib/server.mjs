// A static host as a public body would have it: files under a sub-path, and the strict policy as a header.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

/** The policy of every page. */
export const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** Where the site hangs: not at the root, so that a link that is not relative breaks. */
export const PREFIX = '/catalogo/';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
};

/** Serves `folder` on a free loopback port. The folder may be filled later. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, base: origin + PREFIX, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  if (!path.startsWith(PREFIX)) return send(response, 404, '.txt', 'outside the site\n');
  const local = normalize(path.slice(PREFIX.length));
  if (local.startsWith('..')) return send(response, 404, '.txt', 'outside the site\n');
  let file = join(folder, local);
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    if (!path.endsWith('/')) return response.writeHead(301, { location: `${path}/` }).end();
    file = join(file, 'index.html');
  }
  const bytes = await readFile(file).catch(() => null);
  if (bytes) return send(response, 200, extname(file), bytes);
  return send(response, 404, '.html', await readFile(join(folder, '404.html')).catch(() => 'not found\n'));
}

function send(response, status, extension, body) {
  response.writeHead(status, {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}
