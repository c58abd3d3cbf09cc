// The search of a prassi catalogue in the browser: no dependencies, no build step. The first half reads the index as
// docs/ricerca-formato.md says and knows no page; the second serves the forms and lists of the page that loads it.
// Nothing that comes from a card is ever read as markup.

// ---- The index ----

export const FORMAT = 1;

// A text as the index has it.
export const fold = (text) => text.normalize('NFKD').replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '').toLowerCase().replace(/ß/g, 'ss');
const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 40));

// Whether b, or how b begins (`open`), is a with at most n errors: a letter more, less, other, or two swapped.
export function near(a, b, n, open) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [x, y] = [a.slice(i), b.slice(i)];
  if (!x || !y) return x.length + (open ? 0 : y.length) <= n;
  return n > 0 && (near(x.slice(1), y.slice(1), n - 1, open) || near(x.slice(1), y, n - 1, open) || near(x, y.slice(1), n - 1, open)
    || (x[0] === y[1] && x[1] === y[0] && near(x.slice(2), y.slice(2), n - 1, open)));
}

// Front-coded words.
const unfold = (forms, last = '') => forms.map((form) => (last = last.slice(0, parseInt(form[0], 36)) + form.slice(1)));

// Gives cards what their buckets say, if that is more than they have.
function add(cards, buckets, weight) {
  for (const [level, ...steps] of buckets) {
    let card = 0;
    for (const step of steps) {
      card += step;
      if (!(cards.get(card) >= weight * level)) cards.set(card, weight * level);
    }
  }
}

async function json(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw Error(answer.status);
  return answer.json();
}

export class Index {
  static async open(url) {
    const meta = await json(url, { cache: 'no-cache' });
    if (meta.format !== FORMAT) throw Error(meta.format > FORMAT ? 'newer' : 'older');
    return Object.assign(new Index(), { url, meta, files: new Map(), stop: new Set(meta.stop.split(' ')) });
  }

  // A file, read once; given up when every query that waits for it has been dropped.
  file(name, query, make = (value) => value) {
    let file = this.files.get(name);
    if (!file) {
      const stop = new AbortController();
      file = { stop, queries: new Set(), value: json(new URL(name, this.url), { signal: stop.signal }).then(make) };
      this.files.set(name, file);
      file.value.then(() => { file.queries = null; }, () => this.files.delete(name));
    }
    file.queries?.add(query);
    return file.value;
  }

  drop(query) {
    for (const [name, { queries, stop }] of this.files) {
      if (queries?.delete(query) && !queries.size) {
        this.files.delete(name);
        stop.abort();
      }
    }
  }

  // The summary of a card.
  async card(n, query) {
    const { folder, each } = this.meta.summaries;
    const card = (await this.file(`d/${folder}/${Math.floor(n / each)}.json`, query))[n % each];
    return { ...card, n, url: new URL(this.meta.top + card.u, this.url).href, type: this.meta.types.find(({ to }) => n < to).one };
  }

  // All texts of a card.
  texts({ u }, query) {
    return this.file(`${this.meta.top}${this.meta.cards}${u.slice(0, -1)}.json`, query, ({ campi, testo }) => {
      const texts = [];
      JSON.stringify([campi, testo], (_, value) => (typeof value === 'string' ? texts.push(value) : value));
      return texts;
    });
  }

  // A facet's terms, and which a card has, by position. `tipo` are the types.
  async facet(id, query) {
    const { types, facets } = this.meta;
    if (id === 'tipo') return { terms: types.map((type) => [type.id, type.many]), of: (n) => [types.findIndex(({ to }) => n < to)] };
    const facet = facets.find((one) => one.id === id);
    return facet && this.file(`f/${facet.file}.json`, query, ({ terms, sets, column }) => {
      const code = (n) => column.charCodeAt(n) - 35;
      return { terms, of: (n) => sets[code(n) - (code(n) > 57)] };
    });
  }

  // The words, phrases and fields of a query; `fields` are names of the types.
  parse(text, fields) {
    const names = new Map([...this.meta.facets, { id: 'tipo', names: fields }].flatMap(({ id, names }) => names.map((name) => [name, id])));
    const asked = { terms: [], phrases: [], fields: [] };
    const query = text.slice(0, 400).replace(/[“”„«»]/g, '"');
    for (const { 0: token, 1: minus, 2: name = '', 3: phrase, 4: word, index } of query.matchAll(/(-?)(?:([^\s":]+):)?(?:"([^"]*)"?|([^\s"]+))/g)) {
      const not = minus === '-';
      const id = names.get(words(name).join(' '));
      const value = words(phrase ?? word).join(' ');
      if (id && value) {
        asked.fields.push({ id, not, value });
        continue;
      }
      const terms = fold(phrase ?? token).match(/[\p{L}\p{N}]+([-_./\u2010][\p{L}\p{N}]+)*/gu) ?? [];
      if (phrase && terms.length) asked.phrases.push({ text: ` ${value} `, not });
      // The words of a phrase to leave out may well be there.
      if (phrase && not) continue;
      asked.terms.push(...terms.map((written, k) => ({
        not,
        written,
        parts: words(written),
        open: !not && phrase === undefined && k === terms.length - 1 && index + token.length === query.length,
      })));
    }
    const telling = asked.terms.filter(({ parts, open }) => parts.some((part) => !this.stop.has(part) && !(open && part.length < 2)));
    if (asked.fields.length || telling.some(({ not }) => !not)) asked.terms = telling;
    asked.terms.splice(12);
    return asked;
  }

  // The groups of a word and, if it is open, of those that it may become.
  async groups(word, open, query) {
    const { from, files } = this.meta.terms;
    let first = from.length - 1;
    while (from[first] > word) first -= 1;
    let end = first + 1;
    while (open && end < first + 3 && from[end]?.startsWith(word)) end += 1;
    const shards = await Promise.all(files.slice(first, end).map((file) => this.file(`t/${file}.json`, query, (shard) => ({ ...shard, forms: unfold(shard.forms) }))));
    const found = shards.flatMap(({ forms, groups, postings }) => {
      const own = new Map();
      forms.forEach((form, k) => { if (form === word || (open && form.startsWith(word))) own.set(groups[k], own.get(groups[k]) || form === word); });
      return [...own].map(([group, exact]) => ({ exact, posting: postings[group], forms: forms.filter((_, k) => groups[k] === group) }));
    });
    const size = ({ posting }) => posting.at(-1).n ?? posting.flat().length;
    return found.sort((a, b) => b.exact - a.exact || size(b) - size(a)).slice(0, 40);
  }

  // Words that a word of five letters or more may have meant, the likeliest first.
  async similar(word, errors, open, query) {
    for (const letter of /^\p{L}{5,}$/u.test(word) ? [...new Set(word.slice(0, 2))] : []) {
      const file = this.meta.near[letter];
      if (!file) continue;
      const { forms, counts } = await this.file(`v/${file}.json`, query, (letter) => ({ ...letter, forms: unfold(letter.forms) }));
      const found = forms.map((form, k) => [form, counts[k], near(word, form, errors)]).filter(([form,, whole]) => whole || (open && near(word, form, errors, true)));
      if (found.length) return found.sort((a, b) => b[2] - a[2] || b[1] - a[1]).slice(0, 4).map(([form]) => form);
    }
    return [];
  }

  // The cards of a word as far as they are read, and the files with the rest.
  async list(word, open, forgiving, query) {
    let groups = await this.groups(word, open, query);
    const meant = groups.length || !forgiving ? [] : await this.similar(word, 1, open, query);
    if (meant.length) groups = (await Promise.all(meant.map((form) => this.groups(form, false, query)))).flat();
    const list = { word, meant, cards: new Map(), rest: [], forms: groups.flatMap(({ forms }) => forms) };
    for (const { exact, posting: [weight, ...buckets] } of groups) {
      // A word that it may become counts half of the word itself.
      const scale = exact || !groups[0].exact ? weight : weight / 2;
      const more = Array.isArray(buckets.at(-1)) ? { c: [] } : buckets.pop();
      add(list.cards, buckets, scale);
      list.rest.push(...more.c.map((file) => ({ file, scale })));
      list.total = more.n;
    }
    if (groups.length > 1) list.total = 0;
    return list;
  }

  // A word of the query with its lists. A compound is its joined form, or all of its parts.
  async term({ parts, open, not, written }, query) {
    const compound = parts.length > 1;
    const keys = compound ? [parts.join('').slice(0, 40), ...parts.filter((part) => !this.stop.has(part))] : parts;
    const lists = await Promise.all(keys.map((key, k) => this.list(key, open && k === keys.length - 1, !compound && !not, query)));
    const cards = () => {
      const [joined, first, ...others] = lists.map((list) => list.cards);
      if (!first) return joined;
      const found = new Map(joined);
      for (const [card, score] of first) {
        if (others.every((other) => other.has(card))) found.set(card, Math.max(found.get(card) ?? 0, others.reduce((sum, other) => sum + other.get(card), score)));
      }
      return found;
    };
    return { written, not, lists, cards };
  }

  // The filters: those chosen, as pairs of facet and term, and those that the query names.
  async filters(pairs, fields, query) {
    const filters = new Map();
    const filter = (id, not) => {
      const key = `${not} ${id}`;
      if (!filters.has(key)) filters.set(key, { id, not, facet: null, values: new Set() });
      return filters.get(key);
    };
    for (const [id, value] of pairs) filter(id, false).values.add(value);
    for (const { id, not, value } of fields) {
      const { terms } = await this.facet(id, query);
      const label = (term) => words(term[1]).join(' ');
      const exact = terms.filter((term) => label(term) === value || words(term[0]).join(' ') === value);
      for (const [term] of exact.length ? exact : terms.filter((one) => ` ${label(one)}`.includes(` ${value}`))) filter(id, not).values.add(term);
      filter(id, not);
    }
    return (await Promise.all([...filters.values()].map(async (one) => ({ ...one, facet: await this.facet(one.id, query) })))).filter(({ facet }) => facet).map(({ id, not, values, facet }) => {
      const places = new Set(facet.terms.flatMap(([term], k) => (values.has(term) ? k : [])));
      return { id, not, terms: facet.terms.filter(([term]) => values.has(term)), test: (n) => facet.of(n).some((place) => places.has(place)) !== not };
    });
  }

  // Answers a question: the query, pairs of filters, `order` (`relevance`, `date`, `title`), how many cards. `query` is any object, for `drop`.
  async search({ q = '', filters: pairs = [], order = 'relevance', n = 10, fields = ['tipo'] }, query = {}) {
    const asked = this.parse(q, fields);
    let incomplete = false;
    const safe = (promise, instead) => promise.catch((error) => {
      if (error.name === 'AbortError') throw error;
      incomplete = true;
      return instead;
    });
    const [all, filters] = await Promise.all([
      Promise.all(asked.terms.map((term) => safe(this.term(term, query)))).then((terms) => terms.filter(Boolean)),
      this.filters(pairs, asked.fields, query),
    ]);
    const terms = all.filter(({ not }) => !not);
    const passes = (skip) => (card) => filters.every(({ id, test }) => id === skip || test(card));
    const rank = (a, b) => b.score - a.score || a.card - b.card;

    let entries;
    let full;
    const combine = () => {
      const scores = new Map();
      if (!terms.length && (pairs.length || filters.length || !asked.terms.length)) for (let card = 0; card < this.meta.documents; card += 1) scores.set(card, { card, score: 0, words: 0 });
      for (const { cards } of terms) {
        for (const [card, score] of cards()) {
          const entry = scores.get(card) ?? { card, score: 0, words: 0 };
          scores.set(card, Object.assign(entry, { score: entry.score + score, words: entry.words + 1 }));
        }
      }
      for (const { not, cards } of all) if (not) for (const card of cards().keys()) scores.delete(card);
      entries = [...scores.values()].sort(rank);
      full = entries.filter(({ card, words }) => words === terms.length && passes()(card));
    };
    const rests = (some) => some.flatMap(({ lists }) => lists).filter(({ rest }) => rest.length).sort((a, b) => a.rest.length - b.rest.length);
    const more = async ([list]) => {
      const { file, scale } = list.rest.shift();
      add(list.cards, await safe(this.file(`c/${file}.json`, query), []), scale);
    };
    const without = all.filter(({ not }) => not);
    for (let left = 8; left && rests(without).length; left -= 1) await more(rests(without));
    combine();
    for (let left = 8; left && (full.length < n || order !== 'relevance') && rests(terms).length; left -= 1) {
      await more(rests(terms));
      combine();
    }
    let partial = rests(terms).length > 0;
    const alone = all.length === 1 && !filters.length && !asked.phrases.length && all[0].lists.length === 1 && all[0].lists[0].total;

    // Where few cards have all of the words, those with at least half of them follow.
    let some = [];
    if (terms.length > 1 && full.length < 10 && !asked.phrases.length) {
      some = entries.filter(({ card, words }) => words < terms.length && words * 2 >= terms.length && passes()(card));
      some = some.map((entry) => ({ ...entry, score: entry.score * entry.words })).sort(rank).slice(0, 20);
    }
    const ranks = order !== 'relevance' && await safe(this.file(`o/${this.meta.orders[order]}.json`, query));
    if (ranks) full.sort((a, b) => ranks[a.card] - ranks[b.card] || a.card - b.card);
    let matched = entries.filter(({ words }) => words === terms.length);
    if (asked.phrases.length) {
      const kept = [];
      let at = 0;
      for (; at < Math.min(full.length, 100) && kept.length < n; at += 10) {
        const ten = full.slice(at, at + 10);
        const held = await Promise.all(ten.map(({ card }) => safe(this.holds(card, asked.phrases, query))));
        kept.push(...ten.filter((_, k) => held[k]));
      }
      partial ||= at < full.length;
      matched = full = kept;
    }
    const forms = new Set(terms.flatMap(({ lists }) => lists.flatMap((list) => list.forms)));
    const cards = await Promise.all([...full, ...some].slice(0, n).map(({ card }) => safe(this.card(card, query))));
    return {
      cards: cards.filter(Boolean),
      found: full.length + some.length,
      full: full.length,
      total: alone || full.length,
      partial: partial && !alone,
      matched: (full.length || !some.length ? matched : some).map(({ card }) => card),
      passes,
      filters,
      terms,
      phrases: asked.phrases,
      incomplete,
      hits: (word) => forms.has(fold(word)),
    };
  }

  // Whether a card holds the phrases that it must, and none that it must not.
  async holds(n, phrases, query) {
    const card = await this.card(n, query);
    const says = (texts) => phrases.map(({ text }) => texts.some((one) => ` ${words(one).join(' ')} `.includes(text)));
    const right = (found) => found.every((has, k) => has !== phrases[k].not);
    return (phrases.every(({ not }) => !not) && right(says([card.t, card.b, card.p ?? '']))) || right(says([card.t, ...await this.texts(card, query)]));
  }

  // How many results each term of a facet would give, its own filter aside.
  async counts(id, { matched, passes }, query) {
    const { terms, of } = await this.facet(id, query);
    const counts = terms.map(() => 0);
    for (const card of matched.filter(passes(id))) for (const place of of(card)) counts[place] += 1;
    return terms.map(([term, label], k) => ({ term, label, count: counts[k] }));
  }
}

// A text in pieces, each with whether it was looked for.
export function pieces(text, hits) {
  return text.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)/u).map((piece, k) => [piece, k % 2 === 1 && hits(piece)]).filter(([piece]) => piece);
}

// The place in some texts that holds a word that was looked for.
export function extract(texts, hits) {
  for (const text of texts) {
    let at = 0;
    for (const [piece, hit] of pieces(text.replace(/\s+/g, ' '), hits)) {
      if (hit) {
        const from = Math.max(text.lastIndexOf(' ', at - 50), 0);
        return `${from ? '…' : ''}${text.replace(/\s+/g, ' ').slice(from, from + 200)}…`;
      }
      at += piece.length;
    }
  }
  return '';
}
