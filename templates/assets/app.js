// Uitstroom. What the page can do without this file it does without this file; here is only what makes it quicker.
// No text lives here: words come from data attributes, so they are translated with the rest of the page.
"use strict";
{
  const body = document.body;
  const live = document.getElementById("live");
  const say = (text) => { if (live && text) { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 50); } };

  // A refused form: start at the list of what is wrong. The attribute autofocus does the same where it may.
  document.getElementById("errors")?.focus();

  // ── Keys. Only function keys and Ctrl: a bare letter may be a word (WCAG 2.1.4).
  const keys = body.dataset.shortcuts !== "off";
  const keyOf = (event) => {
    if (event.altKey || event.shiftKey || event.repeat) return "";
    if (event.ctrlKey || event.metaKey) return { k: "F4", K: "F4", Enter: "F9" }[event.key] ?? "";
    return ["F2", "F4", "F8", "F9"].includes(event.key) ? event.key : "";
  };
  // Of several save buttons the one of the form we are in; of several flags the next one.
  const carrierOf = (key, from) => {
    const selector = `[data-key="${key}"]`;
    const found = from.closest?.("form")?.querySelector(selector) ?? document.querySelector(selector);
    if (found || key !== "F8") return found;
    const flags = [...document.querySelectorAll(".flag")];
    const here = flags.findIndex((flag) => flag.contains(from));
    return flags[here + 1]?.querySelector("a") ?? flags[0]?.querySelector("a") ?? null;
  };
  if (keys) {
    document.addEventListener("keydown", (event) => {
      const key = keyOf(event);
      const carrier = key && carrierOf(key, event.target);
      if (!carrier) return;
      event.preventDefault();
      if (carrier.matches("input")) { carrier.focus(); carrier.select(); }
      else if (carrier.matches("[data-key]")) carrier.click();
      else carrier.focus();
    });
  } else {
    for (const element of document.querySelectorAll("[aria-keyshortcuts]")) element.removeAttribute("aria-keyshortcuts");
  }

  // ── In a quick form Enter saves from a list of choices too, as it does from every other field.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(".form-quick select")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  // ── Search results: the arrow keys walk, Enter opens. Above the first hit is the search box again.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const box = document.getElementById("search");
    const hits = [...document.querySelectorAll("a[data-result]")];
    const here = hits.indexOf(event.target);
    if (!hits.length || (here < 0 && event.target !== box)) return;
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) box?.focus();
    else hits[Math.min(next, hits.length - 1)].focus();
  });

  // ── The four fields of a note.
  const fieldsOf = (form) => {
    const fields = ["s", "o", "e", "p"].map((name) => form?.elements[name]);
    return fields.every((field) => field instanceof HTMLTextAreaElement) ? fields : null;
  };
  const typed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

  // ── Pasting a note of lines S, O, E, P fills the four fields; what comes before the first letter goes to S. A letter
  //    without a colon counts only beside another one, so that a sentence is never cut in two. The server divides
  //    templates the same way (domain/note_template.rs). What stands in a field stays in front.
  const split = (text) => {
    const parts = { s: [] };
    const letters = new Set();
    let sure = false;
    let current = "s";
    for (const line of text.split(/\r?\n/)) {
      const [, letter, colon, rest] = /^\s*([SOEP])(?:\s*(:)\s*|\s+|$)(.*)$/i.exec(line) ?? [];
      if (letter) {
        current = letter.toLowerCase();
        letters.add(current);
        sure ||= Boolean(colon);
      }
      (parts[current] ??= []).push(letter ? rest : line);
    }
    return sure || letters.size > 1 ? parts : null;
  };
  document.addEventListener("paste", (event) => {
    const fields = fieldsOf(event.target.form);
    if (!fields?.includes(event.target)) return;
    const parts = split(event.clipboardData?.getData("text/plain") ?? "");
    if (!parts) return;
    event.preventDefault();
    for (const field of fields) {
      const text = parts[field.name]?.join("\n").trim();
      if (!text) continue;
      field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n");
      typed(field);
    }
    say(live?.dataset.split);
  });

  // ── A template goes into fields that are empty, or where the caret was; nothing typed is overwritten. Then the caret
  //    stands at the first ___.
  let lastField = null;
  document.addEventListener("focusin", (event) => { if (fieldsOf(event.target.form)?.includes(event.target)) lastField = event.target; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-template]");
    const fields = fieldsOf(document.querySelector("form:has(textarea[name=s])"));
    if (!link || !fields || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const changed = [];
    for (const field of fields) {
      const at = (lastField ?? fields[0]) === field;
      const text = link.dataset[field.name] || (at && link.dataset.block);
      if (!text || (field.value.trim() && !at)) continue;
      const from = field.value.trim() ? field.selectionEnd : 0;
      field.setRangeText(text, from, field.value.trim() ? from : field.value.length, "end");
      changed.push([field, from]);
      typed(field);
    }
    const [field, from] = changed.find(([it]) => it.value.includes("___")) ?? changed[0] ?? [lastField ?? fields[0]];
    field.focus();
    const gap = field.value.indexOf("___", from ?? 0);
    if (changed.length && gap >= 0) field.setSelectionRange(gap, gap + 3);
    say(live?.dataset.inserted);
  });

  // ── Copying text, for the practice's own record system. Without the right to copy the text is shown selected.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      if (!source) return;
      try {
        await navigator.clipboard.writeText(source.value ?? source.innerText);
        say(live?.dataset.copied);
      } catch {
        source.closest("[hidden]")?.removeAttribute("hidden");
        if (source.select) source.select();
        else getSelection().selectAllChildren(source);
      }
    });
  }

  // ── A second sending within two seconds is a double click. The server knows a form by its key anyhow; the button
  //    stays alive, so that a lost answer can be asked for again.
  const sent = new WeakMap();
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const again = Date.now() - (sent.get(event.target) ?? 0) < 2000;
    if (again) event.preventDefault();
    else sent.set(event.target, Date.now());
  });

  // ── Time-out. Every request starts the count again, in this tab and in the others. Whoever is typing is not
  //    asked anything; whoever is away gets two minutes, and then the page goes, so that nobody else reads it.
  const post = (address, fields, options = {}) =>
    fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", ...options });
  const stay = document.getElementById("stay");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("uitstroom-used") : null;
  let lastUsed = Date.now();
  let lastTouched = 0;
  const used = () => {
    lastUsed = Date.now();
    if (stay) stay.hidden = true;
  };
  const usedHere = () => { used(); tabs?.postMessage(""); };
  tabs?.addEventListener("message", used);
  usedHere();

  const minutes = Number(body.dataset.idleMinutes);
  if (stay && minutes > 2) {
    for (const type of ["keydown", "pointerdown"]) {
      document.addEventListener(type, () => { lastTouched = Date.now(); }, { passive: true });
    }
    const ask = async () => {
      const answer = await post(stay.action, new FormData(stay)).catch(() => null);
      if (answer?.ok) usedHere();
      return Boolean(answer?.ok);
    };
    stay.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (await ask()) say(live?.dataset.stayed);
    });
    const look = async () => { // every ten seconds, by the clock: a sleeping computer counts no seconds
      const left = minutes * 60_000 - (Date.now() - lastUsed);
      if (left <= 0) {
        location.replace(location.pathname + location.search);
      } else if (left <= 120_000 && stay.hidden) {
        if (lastTouched > lastUsed && await ask()) return;
        stay.hidden = false;
        say(stay.querySelector("p").textContent);
      }
    };
    setInterval(look, 10_000);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  }

  // ── Drafts. What is typed is at the server within 20 seconds, and at once on leaving a field or the page.
  const drafts = [];
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const state = document.querySelector("[data-draft-state]");
    let dirty = false;
    let busy = false;
    let timer = 0;
    const show = (text) => { if (state) state.textContent = text; };
    const later = () => { timer ||= setTimeout(save, 15_000); };
    const save = async (leaving = false) => {
      clearTimeout(timer);
      timer = 0;
      if (!dirty || busy) return;
      dirty = false;
      busy = true;
      try {
        const answer = await post(form.dataset.draft, new FormData(form), { keepalive: leaving === true });
        if (!answer.ok) throw answer;
        usedHere();
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        show(`${state?.dataset.saved ?? ""} ${time}`);
      } catch {
        dirty = true;
        show(state?.dataset.failed ?? "");
      }
      busy = false;
      if (dirty) later();
    };
    form.addEventListener("input", () => { dirty = true; later(); });
    form.addEventListener("focusout", () => { clearTimeout(timer); timer = dirty ? setTimeout(save, 300) : 0; }); // after a click on save
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      dirty = false;
      clearTimeout(timer);
      timer = 0;
    });
    drafts.push(save);
  }
  const saveAll = (leaving) => Promise.all(drafts.map((save) => save(leaving)));
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(true); });
  addEventListener("pagehide", () => saveAll(true));
}
