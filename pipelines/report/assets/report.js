"use strict";
(() => {
  const $ = (query, within = document) => within.querySelector(query);
  const $$ = (query, within = document) => [...within.querySelectorAll(query)];
  const root = document.documentElement;

  // What a reader chose is kept where the browser allows it, and nowhere else.
  const kept = {
    get(name) { try { return localStorage.getItem("sourcecheck-" + name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem("sourcecheck-" + name, value); } catch { /* private window */ } },
  };

  const theme = kept.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  function turnTheme() {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
  }

  const keysBox = $("#keys");
  if (keysBox) {
    keysBox.checked = kept.get("keys") !== "off";
    keysBox.addEventListener("change", () => kept.set("keys", keysBox.checked ? "on" : "off"));
  }
  const help = $("#help");
  $$("[data-do=theme]").forEach((b) => { b.hidden = false; b.addEventListener("click", turnTheme); });
  $$("[data-do=help]").forEach((b) => { b.hidden = !help; b.addEventListener("click", () => help.showModal()); });

  function onKeys(actions) {
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
      if (event.target.closest("input, textarea, select")) return;
      if (keysBox && !keysBox.checked) return;
      const act = actions[event.key];
      if (act) { event.preventDefault(); act(); }
    });
  }

  let fading;
  function say(words) {
    const toast = $(".toast");
    toast.textContent = words;
    toast.classList.add("up");
    clearTimeout(fading);
    fading = setTimeout(() => toast.classList.remove("up"), 2200);
  }
  async function copy(text, field) {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
    } catch {
      if (field) { field.select(); say("Press Ctrl+C to copy"); return; }
      prompt("Copy this text", text);
    }
  }

  if (document.body.classList.contains("article")) article();
  if (document.body.classList.contains("overview")) overview();

  function article() {
    const cards = $$(".card");
    const marks = $$(".text mark");
    const dialog = $("#rule");
    const where = $(".where");
    const isStored = !document.body.classList.contains("loose");
    const ours = document.body.classList.contains("draft") ? "Draft" : "Article";
    let at = -1;

    const shown = () => cards.filter((card) => card.offsetParent !== null);
    const current = () => cards[at];
    function tell() {
      const list = shown();
      const place = list.indexOf(current());
      where.textContent = `${place >= 0 ? place + 1 : "–"} / ${list.length}`;
      where.setAttribute("aria-label", place >= 0 ? `Finding ${place + 1} of ${list.length}` : `${list.length} findings`);
    }
    function choose(card, isQuiet) {
      cards.forEach((other) => other.classList.toggle("on", other === card));
      light(card.dataset.i);
      at = cards.indexOf(card);
      if (!isQuiet) {
        card.focus({ preventScroll: true });
        const box = card.getBoundingClientRect();
        if (box.top < 70 || box.bottom > innerHeight) card.scrollIntoView({ block: box.height > innerHeight - 90 ? "start" : "center" });
        history.replaceState(null, "", "#" + card.id);
      }
      tell();
    }
    function light(index) {
      $$("mark.hot").forEach((mark) => mark.classList.remove("hot"));
      marks.forEach((mark) => {
        if (mark.dataset.c.split(" ").includes(index)) mark.classList.add("hot");
      });
    }
    function step(by) {
      const list = shown();
      if (!list.length) return;
      const place = list.indexOf(current());
      const next = place < 0 ? nearest(list, by) : (place + by + list.length) % list.length;
      choose(list[next]);
    }
    function nearest(list, by) {
      const below = list.findIndex((card) => card.getBoundingClientRect().top > 60);
      if (by > 0) return below < 0 ? 0 : below;
      return below < 0 ? list.length - 1 : (below + list.length - 1) % list.length;
    }
    function show(value) {
      document.body.dataset.show = value;
      $$(".others").forEach((box) => { box.open = value === "all"; });
      tell();
    }
    function follow() {
      const id = decodeURIComponent(location.hash.slice(1));
      const target = id && document.getElementById(id);
      if (!target) return;
      if (target.offsetParent === null && target.closest(".card, .others")) { $("#show").value = "findings"; show("findings"); }
      for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      if (target.closest(".card")) choose(target.closest(".card"), true);
      else if (target.dataset.i) light(target.dataset.i);
      target.scrollIntoView({ block: "center" });
    }
    function paste(card) {
      const words = marksOf(card.dataset.i);
      const passage = $("figure", card);
      const lines = [$(".says", card).textContent, `${ours}: ${words}`];
      if (passage) {
        lines.push(`Source: ${$("blockquote", passage).textContent} (${$("figcaption b", passage).textContent})`);
        const live = $("a.live", passage);
        if (live) lines.push(live.href);
      }
      copy(lines.join("\n"));
    }
    function marksOf(index) {
      return marks.filter((mark) => mark.dataset.c.split(" ").includes(index)).map((mark) => mark.textContent).join("");
    }
    function button(act, words) {
      const made = document.createElement("button");
      made.type = "button";
      made.dataset.do = act;
      made.textContent = words;
      return made;
    }
    function rule(card) {
      $(".about", dialog).textContent = $("h3", card).textContent.trim();
      dialog.dataset.claim = card.id.slice(2) + card.dataset.rest;
      $$("[data-verb]", dialog).forEach((line) => { line.textContent = `sourcecheck ${line.dataset.verb} ${dialog.dataset.claim}`; });
      $("form", dialog).reset();
      write();
      dialog.showModal();
    }
    function write() {
      const note = $("[name=note]", dialog).value.trim();
      const decision = $("[name=decision]:checked", dialog).value;
      const quoted = note && " --note '" + note.replaceAll("'", "'\\''") + "'";
      $("[name=command]", dialog).value = `sourcecheck rule ${dialog.dataset.claim} ${decision}${quoted}`;
    }

    $(".steps").hidden = !cards.length;
    $(".show").hidden = false;
    cards.forEach((card) => {
      card.tabIndex = -1;
      const row = document.createElement("p");
      row.className = "do";
      row.append(button("paste", "Copy"));
      if (isStored) row.append(button("rule", "Rule"));
      card.append(row);
    });
    dialog.addEventListener("input", write);
    $("#show").addEventListener("change", (event) => show(event.target.value));
    document.addEventListener("click", (event) => {
      const pressed = event.target.closest("button[data-do]");
      const mark = event.target.closest(".text mark");
      if (pressed) {
        const card = pressed.closest(".card");
        const acts = {
          next: () => step(1), previous: () => step(-1), paste: () => paste(card), rule: () => rule(card),
          "copy-command": () => copy($("[name=command]", dialog).value, $("[name=command]", dialog)),
        };
        acts[pressed.dataset.do]?.();
      } else if (mark && !event.target.closest("a") && !String(getSelection())) {
        const first = mark.dataset.c.split(" ")[0];
        const holder = $(`[data-i="${CSS.escape(first)}"]`);
        const card = holder?.closest(".card");
        if (card) choose(card);
        else if (holder) { location.hash = holder.id; }
      }
    });
    addEventListener("hashchange", follow);
    addEventListener("beforeprint", () => $$(".after details").forEach((box) => { box.open = true; }));
    onKeys({
      n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), "?": () => help.showModal(),
      c: () => current() && paste(current()), r: () => isStored && current() && rule(current()),
    });
    tell();
    follow();
  }

  function overview() {
    const entries = $$(".entry");
    const facets = JSON.parse($("#facets").textContent);
    const form = $(".filters");
    const found = $(".found");
    const words = entries.map((entry) => entry.textContent.toLowerCase());
    let at = -1;

    // Verdict, kind and speaker must hold for one and the same claim.
    function hits(place, asked) {
      return facets[place]
        .filter(([, verdict, kind, speaker]) => (!asked.verdict || verdict === asked.verdict) && (!asked.kind || kind === asked.kind) && (!asked.speaker || speaker === asked.speaker))
        .reduce((sum, facet) => sum + facet[4], 0);
    }
    function speakers(place) { return facets[place].map((facet) => facet[3]).join(" ").toLowerCase(); }
    function filter() {
      const asked = Object.fromEntries(new FormData(form));
      const terms = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
      const byClaim = Boolean(asked.verdict || asked.kind || asked.speaker);
      let count = 0, claims = 0;
      entries.forEach((entry, place) => {
        const text = words[place] + " " + speakers(place);
        const hit = hits(place, asked);
        const stays = terms.every((term) => text.includes(term)) && (!asked.publisher || entry.dataset.publisher === asked.publisher) && (!byClaim || hit > 0);
        entry.hidden = !stays;
        $(".hits", entry).textContent = byClaim && stays ? `· ${hit} ${hit === 1 ? "claim" : "claims"}` : "";
        count += stays;
        claims += stays ? hit : 0;
      });
      const isAsked = byClaim || terms.length || asked.publisher;
      found.textContent = isAsked ? `${count} of ${entries.length} articles` + (byClaim ? `, ${claims} claims` : "") : "";
      const left = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
      history.replaceState(null, "", String(left) ? "#" + left : location.pathname + location.search);
    }
    function restore() {
      const asked = new URLSearchParams(location.hash.slice(1));
      for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
      filter();
    }
    function step(by) {
      const shown = entries.filter((entry) => !entry.hidden);
      if (!shown.length) return;
      const place = shown.indexOf(entries[at]);
      const next = shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : (place + by + shown.length) % shown.length];
      at = entries.indexOf(next);
      $("h3 a", next).focus();
    }

    form.hidden = found.hidden = !entries.length;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    onKeys({
      "/": () => form.elements.q.focus(), n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
      "?": () => help.showModal(),
    });
    if (entries.length) restore();
  }
})();
