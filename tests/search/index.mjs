// The search client over an index on disk: `fetch` reads files, everything else is what a browser runs.

import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const client = await import(new URL('../../src/render/client/cerca.mjs', import.meta.url));

/** Opens the index in the folder of a built site; `read` counts the files and bytes that were asked for. */
export async function openFolder(folder) {
  const read = { files: 0, bytes: 0 };
  globalThis.fetch = async (url) => {
    const bytes = readFileSync(fileURLToPath(url));
    read.files += 1;
    read.bytes += bytes.length;
    return { ok: true, json: async () => JSON.parse(bytes) };
  };
  const index = await client.Index.open(new URL('cerca/meta.json', pathToFileURL(`${folder}/`)));
  return { index, read };
}
