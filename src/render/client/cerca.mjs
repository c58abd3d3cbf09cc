// The search of a prassi catalogue in the browser: no dependencies, no build step. The first half reads the index as
// docs/ricerca-formato.md says and knows no page; the second serves the forms and lists of the page that loads it.
// Nothing that comes from a card is ever read as markup.

// ---- The index ----

const FORMAT = 1;

// The facet that every index has without a file.
const TYPES = { id: 'tipo', names: ['tipo', 'type', 'art'] };

// A text as the index has it.
const fold = (text) => text.normalize('NFKD').replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '').toLowerCase().replace(/ß/g, 'ss');
const plain = (text) => words(text).join(' ');
const QUOTES = /[\x22“”„«»]/g;
const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 40));

// Whether b, or how b begins (`open`), is a with at most n errors: a letter more, less, other, or two swapped.
function near(a, b, n, open) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  a = a.slice(i);
  b = b.slice(i);
  const after = (x, y) => near(a.slice(x), b.slice(y), n - 1, open);
  return !a || !b ? a.length + (open ? 0 : b.length) <= n : n > 0 && (after(1, 1) || after(1, 0) || after(0, 1) || (a[0] === b[1] && a[1] === b[0] && after(2, 2)));
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
  if (!answer.ok) throw Error();
  return answer.json();
}

export class Index {
  static async open(url) {
    const meta = await json(url, { cache: 'no-cache' });
    if (meta.format !== FORMAT) throw Error(meta.format > FORMAT ? 'newer' : 'older');
    return Object.assign(new Index(), { url, meta, files: new Map(), stop: meta.stop.split(' '), endings: ` ${meta.endings}`.split(' ') });
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
      const code = (n) => column.charCodeAt(n);
      return { terms, of: (n) => sets[code(n) - 35 - (code(n) > 92)] };
    });
  }

  // The words, phrases and fields of a query.
  parse(text) {
    const names = new Map([...this.meta.facets, TYPES].flatMap(({ id, names }) => names.map((name) => [name, id])));
    const asked = { terms: [], phrases: [], without: [], fields: [] };
    const query = text.slice(0, 400).replace(QUOTES, '\x22');
    for (const [token, minus, name = '', phrase, word] of query.matchAll(/(-?)(?:([^\s\x22:]+):)?(?:\x22([^\x22]*)\x22?|([^\s\x22]+))/g)) {
      const not = minus > '';
      const id = names.get(plain(name));
      const value = plain(phrase ?? word);
      if (id && value) {
        asked.fields.push({ id, not, value });
        continue;
      }
      if (phrase) asked[not ? 'without' : 'phrases'].push(` ${value} `);
      if (phrase && not) continue;
      for (const written of fold(phrase ?? token).match(/[\p{L}\p{N}]+([-_./\u2010][\p{L}\p{N}]+)*/gu) ?? []) asked.terms.push({ not, written, parts: words(written) });
    }
    // Who is still typing the last word may mean a longer one.
    const last = asked.terms.at(-1);
    if (last) last.open = !last.not && /[\p{L}\p{N}]$/u.test(query);
    const telling = asked.terms.filter(({ parts, open, written }) => (!open || written[1]) && parts.some((part) => !this.stop.includes(part)));
    if (asked.fields[0] || telling.some(({ not }) => !not)) asked.terms = telling;
    return asked;
  }

  // The groups of a word and, if it is open, of those that it may become.
  async groups(word, open, forms, query) {
    const { from, files } = this.meta.terms;
    let first = from.length - 1;
    while (from[first] > word) first -= 1;
    let end = first + 1;
    while (open && end < first + 3 && from[end]?.startsWith(word)) end += 1;
    const shards = await Promise.all(files.slice(first, end).map((file) => this.file(`t/${file}.json`, query, (shard) => ({ ...shard, forms: unfold(shard.forms) }))));
    const pick = (fits) => shards.flatMap(({ forms, groups, postings }) => [...new Set(groups.filter((_, k) => fits(forms[k])))].map((group) => {
      const own = forms.filter((_, k) => groups[k] === group);
      return { exact: own.includes(word), posting: postings[group], forms: own, size: postings[group].flat().length };
    }));
    let found = pick((form) => form === word || (open && form.startsWith(word)));
    // Another form of the word.
    for (let k = word.length; forms && !found[0] && k >= 3; k -= 1) {
      if (this.endings.includes(word.slice(k))) found = pick((form) => form.startsWith(word.slice(0, k)) && this.endings.includes(form.slice(k)));
    }
    return found.sort((a, b) => b.exact - a.exact || b.size - a.size).slice(0, 40);
  }

  // Words that a word of five letters or more may have meant, the likeliest first.
  async similar(word, errors, open, query) {
    for (const letter of /^\p{L}{5,}$/u.test(word) ? new Set(word.slice(0, 2)) : []) {
      const file = this.meta.near[letter];
      if (!file) continue;
      const { forms, counts } = await this.file(`v/${file}.json`, query, (letter) => ({ ...letter, forms: unfold(letter.forms) }));
      const found = forms.map((form, k) => [form, counts[k], near(word, form, errors)]).filter(([form,, whole]) => whole || (open && near(word, form, errors, true)));
      if (found[0]) return found.sort((a, b) => b[2] - a[2] || b[1] - a[1]).slice(0, 3).map(([form]) => form);
    }
    return [];
  }

  // The cards of a word as far as they are read, and the files with the rest.
  async list(word, open, forgiving, query) {
    let groups = await this.groups(word, open, forgiving, query);
    const meant = groups[0] || !forgiving ? [] : await this.similar(word, 1, open, query);
    if (meant[0]) groups = (await Promise.all(meant.map((form) => this.groups(form, false, false, query)))).flat();
    const list = { word, meant, cards: new Map(), rest: [], weight: groups[0]?.posting[0] ?? 0, forms: groups.flatMap(({ forms }) => forms) };
    for (const { exact, posting: [weight, ...buckets] } of groups) {
      // A word that it may become, or that was meant, counts half; a rare one no more than the commonest.
      const scale = Math.min(weight, list.weight) / (meant[0] || exact < groups[0].exact ? 2 : 1);
      if (buckets.at(-1).c) list.rest.push(...buckets.pop().c.map((file) => ({ file, scale })));
      add(list.cards, buckets, scale);
    }
    return list;
  }

  // A word of the query with its lists. A compound is its joined form, or all of its parts.
  async term({ parts, open, not, written }, query) {
    const compound = parts.length > 1;
    const keys = compound ? [parts.join(''), ...parts.filter((part) => !this.stop.includes(part))] : parts;
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
    return { written, not, lists, cards, weight: Math.max(...lists.map((list) => list.weight)) };
  }

  // The filters: those chosen, pairs of facet and term, and the fields of the query. One facet's terms are alternatives.
  async filters(pairs, fields, query) {
    const filters = new Map();
    const asked = [...pairs.map(([id, term]) => ({ id, term, not: false })), ...fields];
    await Promise.all(asked.map(async ({ id, term, value, not }) => {
      const facet = await this.facet(id, query);
      if (!facet) return;
      const { terms: chosen } = filters.get(id + not) ?? { terms: [] };
      const named = (fits) => facet.terms.filter(([one, label]) => one === term || (value && [one, label].some((text) => fits(plain(text)))));
      const exact = named((text) => text === value);
      const terms = [...chosen, ...(exact[0] ? exact : named((text) => ` ${text}`.includes(` ${value}`)))];
      filters.set(id + not, { id, terms, test: (n) => facet.of(n).some((place) => terms.includes(facet.terms[place])) !== not });
    }));
    return [...filters.values()];
  }

  // Answers a question: the query, pairs of filters, `order` (`relevance`, `date`, `title`), how many cards. `query` is any
  // object, for `drop`.
  async search({ q = '', filters: pairs = [], order = 'relevance', n = 10 }, query = {}) {
    const { terms: asked, phrases, without, fields } = this.parse(q);
    const exact = [...phrases, ...without];
    const result = { q, phrases: exact };
    const safe = (promise, instead) => promise.catch((error) => {
      if (error.name === 'AbortError') throw error;
      result.incomplete = true;
      return instead;
    });
    const [filters, ...found] = await Promise.all([this.filters(pairs, fields, query), ...asked.map((term) => safe(this.term(term, query)))]);
    const all = found.filter(Boolean);
    const terms = all.filter(({ not }) => !not);
    const weights = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const passes = (skip) => ({ card }) => filters.every(({ id, test }) => id === skip || test(card));
    const best = (entries) => entries.filter(passes()).sort((a, b) => b.score - a.score || a.card - b.card);
    let matched;
    let full;
    let some;
    const combine = () => {
      const scores = new Map();
      if (!asked.length && (fields.length || !q.trim())) for (let card = 0; card < this.meta.documents; card += 1) scores.set(card, { card, score: 0, share: 1 });
      for (const { cards, weight } of terms) {
        for (const [card, score] of cards()) {
          const entry = scores.get(card) ?? { card, score: 0, share: 0 };
          entry.score += score;
          entry.share += weight / weights;
          scores.set(card, entry);
        }
      }
      for (const { not, cards } of all) if (not) for (const card of cards().keys()) scores.delete(card);
      const entries = [...scores.values()];
      let most = 0;
      for (const entry of entries) {
        entry.score *= entry.share;
        most = Math.max(most, entry.share);
      }
      // A card with most of the query's weight is a result; where these are few, others follow.
      const enough = most * Math.min(0.6, 2 / terms.length);
      matched = entries.filter(({ share }) => share >= enough);
      full = best(matched);
      some = exact[0] || full.length > 9 ? [] : best(entries.filter(({ share }) => share < enough));
    };
    // The rest of long lists, the shortest first, as long as `needed` says so.
    const fill = async (terms, needed) => {
      for (let left = 8; left && needed(); left -= 1) {
        const [list] = terms.flatMap(({ lists }) => lists).filter(({ rest }) => rest[0]).sort((a, b) => a.rest.length - b.rest.length);
        if (!list) return false;
        const { file, scale } = list.rest.shift();
        add(list.cards, await safe(this.file(`c/${file}.json`, query), []), scale);
        combine();
      }
      return terms.some(({ lists }) => lists.some(({ rest }) => rest[0]));
    };
    await fill(all.filter(({ not }) => not), () => true);
    combine();
    let partial = await fill(terms, () => full.length < n || order !== 'relevance');
    const ranks = order !== 'relevance' && await safe(this.file(`o/${this.meta.orders[order]}.json`, query));
    if (ranks) full.sort((a, b) => ranks[a.card] - ranks[b.card]);
    if (exact[0]) {
      matched = [];
      for (let left = 10; left && full[0] && matched.length < n; left -= 1) {
        const ten = full.splice(0, 10);
        const held = await Promise.all(ten.map(({ card }) => safe(this.holds(card, phrases, without, query))));
        matched.push(...ten.filter((_, k) => held[k]));
      }
      partial ||= full.length > 0;
      full = matched;
    }
    const forms = new Set(terms.flatMap(({ lists }) => lists.flatMap((list) => list.forms)));
    const cards = await Promise.all([...full, ...some].slice(0, n).map(({ card }) => safe(this.card(card, query))));
    return Object.assign(result, {
      cards: cards.filter(Boolean),
      full: full.length,
      found: full.length + some.length,
      partial,
      matched,
      passes,
      filters,
      terms,
      hits: (word) => forms.has(fold(word)),
    });
  }

  // Whether a card holds all of some phrases and none of others: in its summary, else anywhere.
  async holds(n, phrases, without, query) {
    const card = await this.card(n, query);
    const says = (texts) => (phrase) => texts.some((text) => ` ${plain(text)} `.includes(phrase));
    if (!without[0] && phrases.every(says([card.t, card.b]))) return true;
    const anywhere = says([card.t, ...await this.texts(card, query)]);
    return phrases.every(anywhere) && !without.some(anywhere);
  }

  // How many results each term of a facet would give, its own filter aside.
  async counts(id, { matched, passes }, query) {
    const { terms, of } = await this.facet(id, query);
    const counts = terms.map(() => 0);
    for (const { card } of matched.filter(passes(id))) for (const place of of(card)) counts[place] += 1;
    return terms.map(([term, label], k) => ({ term, label, count: counts[k] }));
  }
}

// A text in pieces, each with whether it was looked for.
function pieces(text, hits) {
  return text.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)/u).map((piece, k) => [piece, k % 2 === 1 && hits(piece)]).filter(([piece]) => piece);
}

// The place in some texts where a word stands that was looked for.
function extract(texts, hits) {
  for (const text of texts) {
    const found = pieces(text, hits);
    const first = found.findIndex(([, hit]) => hit);
    if (first >= 0) return [first > 24 ? '…' : '', ...found.slice(Math.max(0, first - 24), first + 50).map(([piece]) => piece), '…'].join('');
  }
  return '';
}

// ---- The page ----

const part = (root, name) => root.querySelector(`[data-part=${name}]`);
const put = (element, values, ...children) => {
  for (const [key, value] of Object.entries(values)) if (key in element) element[key] = value; else element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const make = (tag, ...rest) => put(document.createElement(tag), ...rest);
const marked = (text, hits) => pieces(text, hits).map(([piece, hit]) => (hit ? make('mark', {}, piece) : piece));

// The theme's words, with their places filled in.
function speaker({ dataset }) {
  const known = JSON.parse(dataset.words);
  const { lang } = document.documentElement;
  const say = (key, values) => (known[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
  say.number = (n, more) => (more ? say('more-than', { n: say.number(n) }) : n.toLocaleString(lang));
  say.count = (n, more) => say(`count-${new Intl.PluralRules(lang).select(n)}`, { n: say.number(n, more) });
  return say;
}

const indexes = new Map();

// Asks after a pause. The last question wins; what only earlier ones waited for is given up. What fails is asked once more, of an
// index opened anew: the site may have been published in between.
function asker(url, show, fail) {
  let timer;
  let last;
  const ask = async (question, again) => {
    const before = last;
    const query = {};
    const current = () => last === query;
    last = query;
    try {
      if (!indexes.has(url)) indexes.set(url, Index.open(new URL(url, document.baseURI)));
      const index = await indexes.get(url);
      if (!current()) return;
      const answer = index.search(question, query);
      if (before) index.drop(before);
      const result = await answer;
      if (result.incomplete && !again) throw Error();
      if (current()) await show(index, result, query, current);
    } catch (error) {
      if (!current()) return;
      indexes.delete(url);
      if (again) fail(error.message); else ask(question, 1);
    }
  };
  return (question, wait) => {
    clearTimeout(timer);
    if (question) timer = setTimeout(ask, wait, question); else last = null;
  };
}

// A form that suggests cards: the combobox with a listbox of the ARIA Authoring Practices Guide.
function suggest(form) {
  const say = speaker(form);
  const input = form.q;
  const list = part(form, 'options');
  const status = part(form, 'status');
  let active = -1;
  const point = (n) => {
    active = n;
    [...list.children].forEach((option, k) => put(option, { 'aria-selected': k === n }));
    put(input, { 'aria-activedescendant': list.children[n]?.id ?? '' });
    list.children[n]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (yes) => {
    list.hidden = !yes;
    put(input, { 'aria-expanded': yes });
    point(-1);
  };
  const go = ({ dataset }) => { if (dataset.url) location.href = dataset.url; else form.submit(); };
  const ask = asker(form.dataset.index, (index, { q, cards, hits, full, partial }) => {
    const any = full > 0;
    list.replaceChildren();
    for (const { url = '', l = '', t = say('all', { q }), a, type } of any ? [...cards, {}] : []) {
      list.append(make('li', { id: `${list.id}-${list.children.length}`, role: 'option', lang: l, 'data-url': url }, ...marked(t, hits), make('small', {}, a ?? type ?? '')));
    }
    status.textContent = any ? say('suggestions-help', { n: say.count(full, partial) }) : say('none', { q });
    open(any);
  }, (problem) => { status.textContent = say(problem) || say('failed'); });
  const type = () => {
    const q = input.value.trim();
    ask(q.length > 1 && { q, n: 6 }, 120);
    if (q.length < 2) open(false);
  };
  put(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id });
  open(false);
  input.oninput = type;
  input.onkeydown = (event) => {
    const n = list.hidden ? 0 : list.children.length + 1;
    if (!n) return;
    if (event.key === 'ArrowDown') point(((active + 2) % n) - 1);
    else if (event.key === 'ArrowUp') point(((active + n) % n) - 1);
    else if (event.key === 'Enter' && active >= 0) go(list.children[active]);
    else if (event.key === 'Escape') open(false);
    else return;
    event.preventDefault();
  };
  list.onmousedown = (event) => event.preventDefault();
  list.onclick = (event) => go(event.target.closest('li'));
  form.addEventListener('focusout', () => {
    ask();
    open(false);
  });
  if (input.value) type();
}

// The page of the search, or a list: it answers in place, and its address says what was asked.
function results(root) {
  const say = speaker(root);
  const { index: url, field, value, order } = root.dataset;
  const { form, count, sheet, values, sort, chips, note, status, list, more, card } = new Proxy({}, { get: (_, name) => part(root, name) });
  const input = form.q;
  const idle = [[...list.childNodes], count.textContent, document.title];
  const boxes = new Map();
  let params;
  let most;
  const q = () => params.get('q') ?? '';
  const pairs = () => [...params].filter(([key]) => key !== 'q' && key !== 'ordine');
  const without = (name) => [...params].filter(([key]) => key !== name);
  const has = (id, term) => pairs().some(([key, text]) => key === id && text === term);

  const run = (wait = 0) => {
    const asked = String(params);
    for (const element of root.querySelectorAll('[data-when]')) element.hidden = !{ script: 1, asked, idle: !asked }[element.dataset.when];
    document.title = q() ? `${q()} · ${idle[2]}` : idle[2];
    sort.value = params.get('ordine') ?? (q() ? 'relevance' : order);
    if (!asked) {
      list.replaceChildren(...idle[0]);
      note.replaceChildren();
      count.textContent = idle[1];
    }
    ask((asked || sheet.open) && { q: q(), filters: field ? [...pairs(), [field, value]] : pairs(), order: asked ? sort.value : 'relevance', n: asked && most }, wait);
  };
  const set = (entries, wait, how = 'pushState') => {
    params = new URLSearchParams(entries.filter(([, text]) => text));
    most = 10;
    if (how) history[how](null, '', location.pathname + (String(params) && `?${params}`));
    if (input.value.trim() !== q()) input.value = q();
    run(wait);
  };
  const write = (text, wait, how) => set([['q', text.trim()], ...without('q')], wait, how);
  const toggle = (id, term) => set(has(id, term) ? [...params].filter(([key, text]) => key !== id || text !== term) : [...params, [id, term]]);
  const button = (text, onclick) => make('button', { type: 'button', onclick }, text);
  const again = [say('retry'), () => location.reload()];
  const name = ({ filters }, id, term) => filters.find((filter) => filter.id === id)?.terms.find(([one]) => one === term)?.[1] ?? term;

  const item = ({ l, ...texts }, hits) => {
    const element = card.content.firstElementChild.cloneNode(true);
    texts.l = l && say(`in-${l}`);
    for (const slot of element.querySelectorAll('[data-s]')) {
      const { s } = slot.dataset;
      if (texts[s]) slot.append(...marked(texts[s], hits)); else slot.remove();
      if (l && 'tbp'.includes(s)) slot.lang = l;
    }
    element.querySelector('a').href = texts.url;
    return element;
  };

  // What was done to the words and, when nothing is found, what to loosen.
  const explain = async (index, result, query) => {
    const { terms, phrases } = result;
    const lines = terms.flatMap(({ lists: [{ meant }], written, cards }) => (meant[0] ? say('near', { q: written, near: meant.join(', ') }) : cards().size ? [] : say('unknown', { q: written })));
    const ways = [];
    if (result.incomplete) {
      lines.push(say('incomplete'));
      ways.push(again);
    }
    if (!result.found) {
      for (const [id, term] of pairs()) ways.push([say('loosen-filter', { label: name(result, id, term) }), () => toggle(id, term)]);
      if (phrases[0]) ways.push([say('loosen-quotes'), () => write(q().replace(QUOTES, ''))]);
      for (const { written } of terms) for (const near of await index.similar(written, 2, false, query)) ways.push([say('perhaps', { near }), () => write(fold(q()).replace(written, near))]);
    }
    return [...lines.map((line) => make('p', {}, line)), ...ways.map((way) => button(...way))];
  };

  const facets = async (index, result, query, current) => {
    const kinds = [...pairs(), [field, value]].flatMap(([key, kind]) => (key === 'tipo' ? kind : []));
    await Promise.all([{ id: 'tipo', label: say('type') }, ...index.meta.facets].map(async ({ id, label, types = kinds }) => {
      if (!boxes.has(id)) boxes.set(id, make('details', { open: boxes.size < 3, className: 'facet', ontoggle: () => run() }, make('summary', {}, label), make('div', { role: 'group', 'aria-label': label, className: 'facet-terms' })));
      const box = boxes.get(id);
      const group = box.lastChild;
      box.hidden = id === field || (kinds[0] && !kinds.some((kind) => types.includes(kind)));
      if (box.hidden || !box.open) return;
      const terms = (await index.counts(id, result, query)).filter(({ term, count }) => count || has(id, term));
      if (!current()) return;
      const focus = group.contains(document.activeElement) ? document.activeElement.value : '-';
      const least = terms.map(({ count }) => count).sort((a, b) => b - a)[9];
      const rows = box.all || !least ? terms : terms.filter(({ term, count }) => count > least || has(id, term));
      group.replaceChildren(...rows.map(({ term, label, count }) => make('label', {}, make('input', { type: 'checkbox', value: term, checked: has(id, term), onchange: () => toggle(id, term) }), make('span', {}, label), make('span', { className: 'count' }, say.number(count, result.partial)))));
      if (rows.length < terms.length) group.append(button(say('facet-more', { n: terms.length }), () => { box.all = 1; run(); }));
      group.querySelector(`[value=${CSS.escape(focus)}]`)?.focus();
    }));
    if (current() && !values.querySelector('label')) {
      const focus = values.contains(document.activeElement);
      values.replaceChildren(...boxes.values());
      // The links to the terms go, and the focus must not go with them.
      if (focus) values.querySelector('input').focus();
    }
  };

  const ask = asker(url, async (index, result, query, current) => {
    if (String(params)) {
      // What was asked, which may no longer be what the field holds.
      const { q: asked, cards, full, found, hits } = result;
      const notes = await explain(index, result, query);
      if (!current()) return;
      const items = cards.map((one) => item(one, hits));
      list.replaceChildren(...items);
      if (full) items[full]?.before(make('p', { className: 'search-some' }, say('some')));
      more.hidden = cards.length >= found;
      const n = say.count(full, result.partial);
      count.textContent = say(!full ? (asked ? 'none' : 'none-filters') : asked ? 'count-for' : 'count-all', { n, q: asked });
      chips.replaceChildren(...pairs().map(([id, term]) => {
        const label = name(result, id, term);
        return make('li', {}, put(button(`${label} ×`, () => toggle(id, term)), { 'aria-label': say('remove', { label }) }));
      }));
      note.replaceChildren(...notes);
      status.textContent = `${count.textContent}. ${note.textContent}`;
      items.forEach(async (element, k) => {
        if (q() && !element.querySelector('mark')) part(element, 'extract').append(...marked(extract(await index.texts(cards[k], query).catch(() => []), hits), hits));
      });
    }
    if (sheet.open) await facets(index, result, query, current);
  }, (problem) => {
    status.textContent = say(problem) || say('failed');
    note.replaceChildren(make('p', {}, status.textContent), button(...again));
  });

  const read = () => set([...new URLSearchParams(location.search)], 0, '');
  let typed = 'pushState';
  input.oninput = () => {
    write(input.value, 120, typed);
    typed = 'replaceState';
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    typed = 'pushState';
    write(input.value);
  };
  root.onkeydown = (event) => {
    const stops = [input, ...list.querySelectorAll('h3 a')];
    const at = stops.indexOf(event.target);
    const next = at >= 0 && stops[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: at && 0 }[event.key]];
    if (!next || next === event.target) return;
    event.preventDefault();
    next.focus();
  };
  sort.onchange = () => set([...without('ordine'), ['ordine', sort.value]]);
  more.onclick = () => { most += 10; run(); };
  sheet.ontoggle = () => run();
  onpopstate = read;
  read();
}

if (globalThis.document) {
  document.querySelectorAll('[data-search-form]').forEach(suggest);
  document.querySelectorAll('[data-search]').forEach(results);
}
