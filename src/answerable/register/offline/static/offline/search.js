// Search in a copy of the register, without a server: what is asked for is taken apart as the server does it
// (search/asking.py, search/words.py), and only the files with its words are loaded, as scripts, so that it works
// from a folder too.
"use strict";

const so = (() => {
  const MOST_WORDS = 16, SHOWN = 20;
  const TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"};
  const PIECES = /(?<not>(?<!\S)[-−])?["“”](?<quoted>[^"“”]*)["“”]?|(?<loose>(?:(?!(?<!\S)[-−]["“”])[^"“”])+)/gu;
  const EXCLUDED = /(?<!\S)[-−](?=[\p{L}\p{N}])(\S+)/gu;
  const GLUED = /^\s*[-/&.–—]\s*$/u;
  const list = document.getElementById("found"), status = document.getElementById("how-many");
  const {root, language} = list.dataset;
  let about = {}, short = {}, longest = 1, number = null;
  const index = new Map(), shown = new Map(), loaded = new Map();

  function load(file) {
    if (!loaded.has(file)) {
      loaded.set(file, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${root}tim/${file}.js`;
        script.onload = done;
        script.onerror = () => failed(new Error(file));
        document.head.append(script);
      }));
    }
    return loaded.get(file);
  }

  // words as the index has them

  function spelt(word) {
    if (/^\p{Nd}+$/u.test(word)) {
      const plain = word.replace(/^0+/, "") || "0";
      return [plain, plain];
    }
    let letters = "", tone = "";
    for (const letter of word.toLowerCase().normalize("NFD")) {
      if (letter in TONES) tone = TONES[letter];
      else letters += letter;
    }
    return [letters.normalize("NFC") + tone, letters.replace(/\p{M}/gu, "").replace(/đ/g, "d")];
  }

  function words(text) {
    return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => {
      const [exact, bare] = spelt(found[0]);
      return {exact, bare, start: found.index, end: found.index + found[0].length};
    });
  }

  // what is asked for

  const phrase = (found) => ({exact: found.map((one) => one.exact), bare: found.map((one) => one.bare)});
  const marked = (way) => way.exact.join(" ") !== way.bare.join(" ");

  function* pieces(text) {
    for (const {groups} of text.matchAll(PIECES)) {
      if (groups.quoted !== undefined) {
        yield [groups.quoted, true, Boolean(groups.not)];
        continue;
      }
      let place = 0;
      for (const word of groups.loose.matchAll(EXCLUDED)) {
        yield [groups.loose.slice(place, word.index), false, false];
        yield [word[1], false, true];
        place = word.index + word[0].length;
      }
      yield [groups.loose.slice(place), false, false];
    }
  }

  function asked(text) {
    const wanted = [], unwanted = [];
    let left = MOST_WORDS;
    for (const [said, quoted, excluded] of pieces(text)) {
      const found = words(said).slice(0, left);
      left -= found.length;
      if (!found.length) continue;
      const groups = quoted ? [[phrase(found)]] : loose(said, found);
      if (excluded) unwanted.push(groups.length === 1 ? groups[0] : [phrase(found)]);
      else wanted.push(...groups);
    }
    return {wanted, unwanted};
  }

  function loose(text, found) {
    const groups = [];
    for (let place = 0, size; place < found.length; place += size) {
      const rest = found.slice(place);
      let others;
      [size, others] = abbreviated(rest);
      if (!size) [size, others] = numbered(text, rest);
      groups.push([phrase(rest.slice(0, size)), ...others]);
    }
    return groups;
  }

  function numbered(text, found) {
    let size = 1;
    if (/\p{Nd}/u.test(found[0].bare)) {
      while (size < found.length && GLUED.test(text.slice(found[size - 1].end, found[size].start))) size += 1;
    }
    for (let most = Math.min(found.length, about.longest); most >= size; most -= 1) {
      const written = found.slice(0, most).map((one) => one.bare);
      const parts = (number.exec(written.join(" ")) || []).slice(1).filter(Boolean);
      if (parts.length) {
        return [most, parts.join(" ") === written.join(" ") ? [] : [{exact: parts, bare: parts}]];
      }
    }
    return [size, []];
  }

  function abbreviated(found) {
    for (let size = Math.min(found.length, longest); size > 0; size -= 1) {
      const ways = short[found.slice(0, size).map((one) => one.bare).join(" ")];
      if (ways) return [size, ways.map(([exact, bare]) => ({exact, bare}))];
    }
    return [0, []];
  }

  // where it stands

  const part = (bare) => [...bare].slice(0, 3).map((one) => /[a-z0-9]/.test(one) ? one : one.codePointAt(0).toString(16)).join("");

  /** Pages with a word: page -> place -> whether it stands there with the marks that were asked for. */
  function places(exact, bare) {
    const found = new Map();
    for (const [spelling, said] of Object.entries(index.get(bare) || {})) {
      for (let at = 0; at < said.length; at += 2) {
        const here = found.get(said[at]) || new Map();
        for (const place of said[at + 1]) here.set(place, spelling === exact);
        found.set(said[at], here);
      }
    }
    return found;
  }

  /** Pages with a phrase, and in which of the four tiers: a bit each, of the title with marks first. */
  function standing(way) {
    const [first, ...others] = way.bare.map((bare, at) => places(way.exact[at], bare));
    const found = new Map();
    for (const [page, starts] of first) {
      let tiers = 0;
      for (const [place, same] of starts) {
        let exact = same;
        const whole = others.every((one, at) => {
          const there = one.get(page)?.get(place + at + 1);
          exact = exact && there;
          return there !== undefined;
        });
        if (whole) tiers |= 8 | (exact ? 4 : 0) | (place < about.text ? 2 | (exact ? 1 : 0) : 0);
      }
      if (tiers) found.set(page, tiers);
    }
    return found;
  }

  function standingInOneOf(ways) {
    const found = new Map();
    for (const way of ways) {
      for (const [page, tiers] of standing(way)) found.set(page, (found.get(page) || 0) | tiers);
    }
    return found;
  }

  /** Numbers of pages, best first, as the server orders them. */
  async function find(text, kind) {
    await Promise.all([load("co"), load("viet-tat")]);
    const {wanted, unwanted} = asked(text);
    if (!wanted.length) return [];
    const parts = new Set([...wanted, ...unwanted].flat().flatMap((way) => way.bare.map(part)));
    await Promise.all([...parts].filter((one) => about.parts.has(one)).map((one) => load(`chu/${one}`)));
    const [first, ...others] = wanted.map(standingInOneOf);
    const refused = unwanted.flat().map((way) => [standing(way), marked(way) ? 4 : 8]);
    const found = [];
    for (const [page, some] of first) {
      const tiers = others.reduce((left, one) => left & (one.get(page) || 0), some);
      const isKind = !kind || about.kinds[page % about.kinds.length] === kind;
      if (tiers && isKind && !refused.some(([pages, bit]) => pages.get(page) & bit)) {
        found.push([Math.log2(tiers & -tiers), page]);
      }
    }
    return found.sort(([a, one], [b, other]) => a - b || other - one).map(([, page]) => page);
  }

  // what is shown

  const batch = (page) => Math.floor(Math.floor(page / about.kinds.length) / about.batch);

  async function show(pages) {
    const some = pages.splice(0, SHOWN);
    await Promise.all([...new Set(some.map(batch))].map((one) => load(`trang/${language}-${one}`)));
    for (const page of some) {
      const [file, said] = shown.get(page);
      const item = document.createElement("li");
      item.innerHTML = said;
      const link = item.querySelector("a");
      link.href = root + file;
      list.append(item);
    }
    if (pages.length) {
      const more = document.createElement("button");
      more.type = "button";
      more.textContent = list.dataset.more;
      more.addEventListener("click", () => { more.remove(); show(pages); });
      list.after(more);
    }
  }

  async function start() {
    const given = new URLSearchParams(location.search);
    const query = (given.get("q") || "").slice(0, 300).trim();
    const kind = given.get("loai") || "";
    const form = document.querySelector("main form.search");
    form.elements.q.value = query;
    if (form.elements.loai) form.elements.loai.value = kind;
    if (!query) return;
    try {
      const found = await find(query, kind);
      status.textContent = found.length ? list.dataset.found.replace("%(n)s", found.length) : list.dataset.nothing;
      await show(found);
    } catch (error) {
      status.textContent = list.dataset.late;
    }
  }

  return {
    known(said) {
      about = {...said, parts: new Set(said.parts)};
      number = new RegExp(`^(?:${said.number})$`, "u");
    },
    meanings(said) {
      short = said;
      longest = Math.max(...Object.keys(said).map((one) => one.split(" ").length));
    },
    words(said) { for (const [bare, spelt] of Object.entries(said)) index.set(bare, spelt); },
    pages(said) { for (const [page, file, html] of said) shown.set(page, [file, html]); },
    find,
    start,
  };
})();
so.start();
