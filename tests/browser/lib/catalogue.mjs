// A copy of the catalogue to edit and break: content, themes, schemas, site.toml in a Git repository of its own.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTS = ['content', 'themes', 'schemas', 'site.toml'];

/** Copies the catalogue into a new folder under `work`. */
export function copyCatalogue(repository, work) {
  const folder = mkdtempSync(join(work, 'catalogo-'));
  for (const part of PARTS) {
    if (existsSync(join(repository, part))) cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  const path = (name) => join(folder, name);
  const catalogue = {
    folder,
    path,
    read: (name) => readFileSync(path(name), 'utf8'),
    write: (name, text) => writeFileSync(path(name), text),
    edit: (name, change) => {
      const before = readFileSync(path(name), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the change to ${name} changes nothing`);
      writeFileSync(path(name), after);
      return before;
    },
    remove: (name) => rmSync(path(name), { recursive: true }),
    list: (name) => readdirSync(path(name), { recursive: true }).map(String).sort(),
    commit: (message) => commit(folder, message),
    delete: () => rmSync(folder, { recursive: true, force: true }),
  };
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', folder]);
  catalogue.commit('The catalogue');
  return catalogue;
}

/** A copy of the catalogue with another theme, in which a card has versions: it was changed, and changed back. */
export function withTheme(repository, work, theme) {
  const catalogue = copyCatalogue(repository, work);
  catalogue.edit('site.toml', (text) => text.replace(/(\[theme\]\nname = )"[^"]*"/, `$1"${theme}"`));
  catalogue.commit(`The theme ${theme}`);
  const { file } = someExperience(catalogue);
  const before = catalogue.edit(file, (text) => withField(text, 'parole_chiave', null).replace(/\n\n(?=[A-Z])/, '\n\nUn paragrafo che poi se ne va.\n\n'));
  catalogue.commit('Cambia la scheda');
  catalogue.write(file, before);
  catalogue.commit('Torna com\'era');
  return catalogue;
}

/** Commits everything, at a fixed time and by nobody in particular. */
function commit(folder, message) {
  const date = '2026-11-21T12:00:00+01:00';
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: 'Prova', GIT_AUTHOR_EMAIL: 'prova@example.org', GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'Prova', GIT_COMMITTER_EMAIL: 'prova@example.org', GIT_COMMITTER_DATE: date,
    GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null',
  };
  execFileSync('git', ['-C', folder, 'add', '--all'], { env });
  execFileSync('git', ['-C', folder, 'commit', '--quiet', '--allow-empty', '--message', message], { env });
}

/** The first experience kept in a single file of the main language, as `content/…/SLUG.md`. */
export function someExperience(catalogue) {
  const name = catalogue.list('content/esperienze').find((path) => /^\d{4}\/[^/.]+\.md$/.test(path));
  return { file: `content/esperienze/${name}`, slug: name.replace(/^.*\/|\.md$/g, '') };
}

/** Front matter of a card with one top-level field replaced or, with `null`, taken away. */
export function withField(text, key, line) {
  const pattern = new RegExp(`^${key}:.*\\n(?:[ ]+.*\\n)*`, 'm');
  return text.replace(pattern, line === null ? '' : `${line}\n`);
}
