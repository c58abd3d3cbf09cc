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
    return Object.assign(new Index(), { url, meta, files: new Map(), stop: new Set(meta.stop.split(' ')), weak: new Set(meta.weak.split(' ')), endings: new Set(['', ...meta.endings.split(' ')]) });
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
    const telling = asked.terms.filter(({ parts, open, written }) => (!open || written.length > 1) && parts.some((part) => !this.stop.has(part)));
    if (asked.fields.length || telling.some(({ not }) => !not)) asked.terms = telling;
    asked.terms.splice(12);
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
    const pick = (fits) => shards.flatMap(({ forms, groups, postings }) => {
      const own = new Map();
      forms.forEach((form, k) => { if (fits(form)) own.set(groups[k], own.get(groups[k]) || form === word); });
      return [...own].map(([group, exact]) => ({ exact, posting: postings[group], forms: forms.filter((_, k) => groups[k] === group) }));
    });
    let found = pick((form) => form === word || (open && form.startsWith(word)));
    // Another form of the word.
    for (let k = word.length; forms && !found.length && k >= 3; k -= 1) {
      if (this.endings.has(word.slice(k))) found = pick((form) => form.startsWith(word.slice(0, k)) && this.endings.has(form.slice(k)));
    }
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
    let groups = await this.groups(word, open, forgiving, query);
    const meant = groups.length || !forgiving ? [] : await this.similar(word, 1, open, query);
    if (meant.length) groups = (await Promise.all(meant.map((form) => this.groups(form, false, false, query)))).flat();
    const list = { word, meant, cards: new Map(), rest: [], weight: Math.max(0, ...groups.map(({ posting }) => posting[0])), forms: groups.flatMap(({ forms }) => forms) };
    for (const { exact, posting: [weight, ...buckets] } of groups) {
      // A word that it may become counts half of the word itself.
      const scale = meant.length ? weight / 2 : exact || !groups[0].exact ? weight : weight / 2;
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
    const weight = parts.every((part) => this.weak.has(part)) ? 0 : Math.max(...lists.map((list) => list.weight));
    return { written, not, lists, cards, weight };
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

    let matched;
    let full;
    let some;
    const total = terms.reduce((sum, { weight }) => sum + weight, 0);
    const combine = () => {
      const scores = new Map();
      if (!terms.length && (filters.length || !q.trim())) for (let card = 0; card < this.meta.documents; card += 1) scores.set(card, { card, score: 0, share: 1 });
      for (const { cards, weight } of terms) {
        for (const [card, score] of cards()) {
          const entry = scores.get(card) ?? { card, score: 0, share: 0 };
          scores.set(card, Object.assign(entry, { score: entry.score + score, share: entry.share + weight / total }));
        }
      }
      for (const { not, cards } of all) if (not) for (const card of cards().keys()) scores.delete(card);
      const entries = [...scores.values()];
      const best = Math.max(...entries.map(({ share }) => share));
      for (const entry of entries) entry.score *= entry.share;
      matched = entries.filter(({ share }) => share >= best * Math.min(0.6, 2 / terms.length));
      full = matched.filter(({ card }) => passes()(card)).sort(rank);
      some = asked.phrases.length || full.length > 9 ? [] : entries.filter((entry) => !matched.includes(entry) && entry.share > best / 5 && passes()(entry.card)).sort(rank).slice(0, 20);
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

    const ranks = order !== 'relevance' && await safe(this.file(`o/${this.meta.orders[order]}.json`, query));
    if (ranks) full.sort((a, b) => ranks[a.card] - ranks[b.card] || a.card - b.card);
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
      full: full.length,
      found: full.length + some.length,
      total: alone || full.length,
      partial: partial && !alone,
      matched: matched.map(({ card }) => card),
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

// ---- The page ----

const part = (root, name) => root.querySelector(`[data-part=${name}]`);
const make = (tag, values, ...children) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
};
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
      if (again) fail(error.message); else ask(question, true);
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
  const input = form.elements.q;
  const list = part(form, 'options');
  const status = part(form, 'status');
  let active = -1;
  const point = (n) => {
    active = n;
    [...list.children].forEach((option, k) => option.setAttribute('aria-selected', k === n));
    input.setAttribute('aria-activedescendant', list.children[n]?.id ?? '');
    list.children[n]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (yes) => {
    list.hidden = !yes;
    input.setAttribute('aria-expanded', yes);
    point(-1);
  };
  const go = (option, { ctrlKey, metaKey }) => {
    if (!option.dataset.url) form.submit();
    else if (ctrlKey || metaKey) window.open(option.dataset.url);
    else location.href = option.dataset.url;
  };
  const ask = asker(form.dataset.index, (index, { cards, hits, total, partial }) => {
    const q = input.value.trim();
    const option = (url, lang, ...children) => {
      const element = make('li', { id: `${list.id}-${list.children.length}`, role: 'option', lang }, ...children);
      element.dataset.url = url;
      list.append(element);
    };
    list.replaceChildren();
    for (const { url, l = '', t, a, type } of cards) option(url, l, make('span', {}, ...marked(t, hits)), make('small', {}, a ?? type));
    if (cards.length) option('', '', say('all', { q }));
    status.textContent = cards.length ? say('suggestions-help', { n: say.count(total, partial) }) : say('none', { q });
    open(cards.length > 0);
  }, (problem) => { status.textContent = say(problem) || say('failed'); });
  const type = () => {
    const q = input.value.trim();
    ask(q.length > 1 && { q, n: 6 }, 120);
    if (q.length < 2) open(false);
  };
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id]]) input.setAttribute(name, value);
  open(false);
  input.addEventListener('input', type);
  input.addEventListener('keydown', (event) => {
    const n = list.hidden ? 0 : list.children.length + 1;
    if (!n) return;
    if (event.key === 'ArrowDown') point(((active + 2) % n) - 1);
    else if (event.key === 'ArrowUp') point(((active + n) % n) - 1);
    else if (event.key === 'Enter' && active >= 0) go(list.children[active], event);
    else if (event.key === 'Escape') open(false);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => go(event.target.closest('li'), event));
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
  const [form, count, sheet, values, sort, chips, note, status, list, more, card] = ['form', 'count', 'sheet', 'values', 'order', 'chips', 'note', 'status', 'list', 'more', 'card'].map((name) => part(root, name));
  const input = form.elements.q;
  const idle = { cards: [...list.childNodes], count: count.textContent, title: document.title };
  const boxes = new Map();
  let params;
  const pairs = () => [...params].filter(([key]) => !['q', 'ordine', 'n'].includes(key));
  const asked = () => ['q', 'ordine'].some((key) => params.get(key)) || pairs().length > 0;

  const run = (wait = 0) => {
    const q = params.get('q') ?? '';
    for (const element of root.querySelectorAll('[data-when]')) element.hidden = !{ script: true, asked: asked(), idle: !asked() }[element.dataset.when];
    if (!asked()) {
      list.replaceChildren(...idle.cards);
      count.textContent = idle.count;
      document.title = idle.title;
      for (const element of [chips, note]) element.replaceChildren();
      more.hidden = true;
    }
    sort.value = params.get('ordine') ?? (q ? 'relevance' : order);
    const filters = field ? [...pairs(), [field, value]] : pairs();
    ask((asked() || sheet.open) && { q, filters, order: asked() ? sort.value : 'relevance', n: asked() ? Number(params.get('n')) || 10 : 0, fields: say('field-names').split(' ') }, wait);
  };
  const set = (entries, wait, replace) => {
    params = new URLSearchParams(entries.filter(([, text]) => text));
    history[replace ? 'replaceState' : 'pushState'](null, '', location.pathname + (String(params) && `?${params}`));
    run(wait);
  };
  const without = (...keys) => [...params].filter(([key]) => ![...keys, 'n'].includes(key));
  const write = (q, wait, replace) => {
    if (input.value !== q) input.value = q;
    set([['q', q.trim()], ...without('q')], wait, replace);
  };
  const toggle = (id, term) => {
    const rest = without().filter(([key, text]) => key !== id || text !== term);
    set(rest.length < without().length ? rest : [...rest, [id, term]]);
  };

  const button = (text, onclick, className = 'btn btn-outline-primary') => make('button', { type: 'button', className, onclick }, text);
  const say2 = (problem) => {
    const text = say(problem) || say('failed');
    note.replaceChildren(make('p', {}, text), button(say('retry'), () => (problem === 'newer' ? location.reload() : run())));
    status.textContent = text;
  };
  const item = ({ l, ...texts }, hits) => {
    const element = card.content.firstElementChild.cloneNode(true);
    const language = l && new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(l);
    for (const slot of element.querySelectorAll('[data-s]')) {
      const text = { ...texts, l: language }[slot.dataset.s];
      if (text) slot.append(...marked(text, hits)); else slot.remove();
      if (l && 'tbp'.includes(slot.dataset.s)) slot.lang = l;
    }
    element.querySelector('a').href = texts.url;
    return element;
  };

  // What was done to the words, and when nothing is found what to loosen.
  const explain = async (index, { terms, full, found, incomplete, phrases, filters }, query, current) => {
    const q = params.get('q') ?? '';
    const lines = terms.flatMap(({ lists, written, cards }) => {
      const meant = lists.find((one) => one.meant.length);
      return meant ? say('near', { q: written, near: meant.meant.slice(0, 2).join(', ') }) : cards().size ? [] : say('unknown', { q: written });
    });
    if (!full && found) lines.push(say('some-only'));
    note.replaceChildren(...lines.map((line) => make('p', {}, line)));
    if (incomplete) note.append(make('p', {}, say('incomplete'), ' ', button(say('retry'), () => run())));
    if (found) return;
    const ways = pairs().map(([id, term]) => [say('loosen-filter', { label: name(filters, id, term) }), () => toggle(id, term)]);
    if (phrases.length) ways.push([say('loosen-quotes'), () => write(q.replace(/["“”„«»]/g, ''))]);
    for (const { written, cards } of terms) {
      const swap = (other) => write(q.split(/\s+/).map((word) => (fold(word).includes(written) ? other : word)).join(' '));
      for (const other of cards().size ? [] : await index.similar(written, 2, false, query)) ways.push([say('perhaps', { near: other }), () => swap(other)]);
      if (terms.length > 1) ways.push([say('loosen-word', { label: written }), () => swap('')]);
    }
    if (ways.length && current()) note.append(make('p', {}, say('loosen')), ...ways.map(([text, onclick]) => button(text, onclick)));
  };
  const name = (filters, id, term) => filters.find((filter) => filter.id === id)?.terms.find(([one]) => one === term)?.[1] ?? term;

  const facets = (index, result, query, current) => Promise.all([{ id: 'tipo', label: say('type') }, ...index.meta.facets].map(async ({ id, label, types }) => {
    const kinds = [...pairs(), [field, value]].filter(([key]) => key === 'tipo').map(([, kind]) => kind);
    if (!boxes.has(id)) {
      const group = make('div', { className: 'facet-terms', role: 'group', ariaLabel: label });
      boxes.set(id, make('details', { className: 'facet', open: boxes.size < 3, ontoggle: () => run() }, make('summary', {}, label), group));
    }
    const box = boxes.get(id);
    box.hidden = id === field || (types && kinds.length > 0 && !kinds.some((kind) => types.includes(kind)));
    if (box.hidden || !box.open) return;
    const group = box.lastChild;
    const chosen = (term) => pairs().some(([key, text]) => key === id && text === term);
    const terms = (await index.counts(id, result, query).catch(() => [])).filter(({ term, count }) => count || chosen(term));
    if (!current()) return;
    const focus = group.contains(document.activeElement) && document.activeElement.value;
    const least = box.all ? 0 : terms.map(({ count }) => count).sort((a, b) => b - a)[9] ?? 0;
    const rows = terms.filter(({ term, count }) => count >= least || chosen(term)).slice(0, box.all ? undefined : 12);
    group.replaceChildren(...rows.map(({ term, label, count }) => make('label', {}, make('input', { type: 'checkbox', value: term, checked: chosen(term), onchange: () => toggle(id, term) }), make('span', {}, label), ' ', make('span', { className: 'count' }, say.number(count, result.partial)))));
    if (rows.length < terms.length) group.append(button(say('facet-more', { n: terms.length }), () => { box.all = true; run(); }, 'facet-more'));
    [...group.querySelectorAll('input')].find((one) => one.value === focus)?.focus();
  })).then(() => { if (current()) values.replaceChildren(...boxes.values()); });

  const ask = asker(url, async (index, result, query, current) => {
    if (asked()) {
      const q = params.get('q') ?? '';
      const { cards, full, found, total, partial, hits, filters } = result;
      const items = cards.map((one) => item(one, hits));
      list.replaceChildren(...items.slice(0, full), ...(full && full < items.length ? [make('p', { className: 'search-some' }, say('some'))] : []), ...items.slice(full));
      more.hidden = cards.length >= found;
      const n = say.count(total, partial);
      count.textContent = full ? (q ? say('count-for', { n, q }) : n) : q ? say('none', { q }) : say('none-filters');
      document.title = q ? `${q} · ${idle.title}` : idle.title;
      chips.replaceChildren(...pairs().map(([id, term]) => {
        const label = name(filters, id, term);
        const chip = button(`${label} ×`, () => toggle(id, term), 'chip');
        chip.ariaLabel = say('remove', { label });
        return make('li', {}, chip);
      }));
      await explain(index, result, query, current);
      if (!current()) return;
      status.textContent = `${count.textContent}. ${note.textContent}`;
      items.forEach(async (element, k) => {
        if (!q || element.querySelector('mark')) return;
        const text = extract(await index.texts(cards[k], query).catch(() => []), hits);
        part(element, 'extract').append(...marked(text, hits));
      });
    }
    if (sheet.open) await facets(index, result, query, current);
  }, say2);

  const read = () => {
    params = new URLSearchParams(location.search);
    input.value = params.get('q') ?? '';
    run();
  };
  let typing = false;
  input.addEventListener('input', () => {
    write(input.value, 120, typing);
    typing = true;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    typing = false;
    write(input.value);
  });
  root.addEventListener('keydown', (event) => {
    const links = [input, ...list.querySelectorAll('h3 a')];
    const at = links.indexOf(event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at > 0 ? 0 : -1 }[event.key];
    if (at < 0 || !links[next]) return;
    event.preventDefault();
    links[next].focus();
  });
  sort.addEventListener('change', () => set([...without('ordine'), ['ordine', sort.value]]));
  more.addEventListener('click', () => {
    const last = list.querySelectorAll('h3 a').length;
    set([...without(), ['n', last + 10]], 0, true);
  });
  sheet.addEventListener('toggle', () => run());
  addEventListener('popstate', read);
  read();
}

if (globalThis.document) {
  document.querySelectorAll('[data-search-form]').forEach(suggest);
  document.querySelectorAll('[data-search]').forEach(results);
}
