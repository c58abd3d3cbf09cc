// The search client over an index on disk: `fetch` reads files, everything else is what a browser runs.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const client = await import(process.env.CERCA ?? new URL('../../src/render/client/cerca.mjs', import.meta.url));

/** What was asked for since the beginning. */
export const read = { files: 0, bytes: 0 };

globalThis.fetch = async (url) => {
  const bytes = readFileSync(fileURLToPath(url));
  read.files += 1;
  read.bytes += bytes.length;
  return { ok: true, json: async () => JSON.parse(bytes) };
};

/** Opens the index of a language (`''` or `de/`) in the folder of a built site. */
export const openFolder = (folder, prefix = '') => client.Index.open(pathToFileURL(join(folder, prefix, 'cerca/meta.json')));
