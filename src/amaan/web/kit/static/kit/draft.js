// A complaint, or a sheet of a case, survives a cut line, a cut current and a signed-out session. Each changed answer
// is posted and sealed on the server. What has not got there yet is kept on this computer as
// ciphertext, under a key that the vault gives to the writer alone and that lives only in this
// page's memory: whoever takes the computer finds noise.
(() => {
  "use strict";
  const STORE = "drafts";
  const TYPING_PAUSE = 1200;
  const TAIL_PAUSE = 250;
  const TRY_AGAIN = 12000;
  const KEPT_FOR = 24 * 60 * 60 * 1000;
  let writing = null;

  // -- the place on this computer: ciphertext and nothing else ------------------------------

  function store() {
    return new Promise((done, failed) => {
      const opening = indexedDB.open("amaan", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }

  async function inStore(mode, act) {
    const base = await store();
    try {
      return await new Promise((done, failed) => {
        // Strict: on the disk before we believe it, because the next thing may be a power cut.
        const work = base.transaction(STORE, mode, { durability: "strict" });
        const asked = act(work.objectStore(STORE));
        work.oncomplete = () => done(asked.result);
        work.onerror = work.onabort = () => failed(work.error);
      });
    } finally {
      base.close();
    }
  }

  const bound = (draft) => new TextEncoder().encode(`amaan-tail-1 ${draft.id}`);

  async function lock(draft, text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv, additionalData: bound(draft) };
    const sealed = await crypto.subtle.encrypt(how, draft.key, new TextEncoder().encode(text));
    return { iv, sealed, at: Date.now(), on: draft.version };
  }

  async function unlock(draft, kept) {
    const how = { name: "AES-GCM", iv: kept.iv, additionalData: bound(draft) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, draft.key, kept.sealed));
  }

  // Gives what is safe now: the text that was kept here, or nothing.
  async function keepTail(draft) {
    if (!draft.opened || draft.leaving) return null;
    const text = written(draft.form);
    const locked = await lock(draft, text);
    if (draft.sent === text) return text;
    if (draft.leaving) return null;
    await inStore("readwrite", (drafts) => drafts.put(locked, draft.id));
    return text;
  }

  const dropTail = (id) => inStore("readwrite", (drafts) => drafts.delete(id));

  async function dropOld() {
    const before = Date.now() - KEPT_FOR;
    await inStore("readwrite", (drafts) => {
      const walk = drafts.openCursor();
      walk.onsuccess = () => {
        const at = walk.result;
        if (!at) return;
        if (!(at.value.at > before)) at.delete();
        at.continue();
      };
      return walk;
    });
  }

  // -- the form as text, and back -----------------------------------------------------------

  function written(form) {
    const answers = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name !== "csrfmiddlewaretoken" && typeof value === "string") answers.append(name, value);
    }
    return answers.toString();
  }

  function putBack(form, text) {
    const answers = new URLSearchParams(text);
    for (const at of form.elements) {
      if (!at.name || at.name === "csrfmiddlewaretoken" || at.type === "file") continue;
      const given = answers.getAll(at.name);
      if (at.type === "radio" || at.type === "checkbox") at.checked = given.includes(at.value);
      else if (given.length) at.value = given[0];
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // -- the server ---------------------------------------------------------------------------

  function token(form) {
    const name = document.getElementById("failure-words")?.dataset.tokenCookie;
    const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
    // Signing in again in another tab changes the token; the cookie has the new one.
    return found ? decodeURIComponent(found.slice(name.length + 1)) : form.elements.csrfmiddlewaretoken?.value;
  }

  async function post(form, url, body) {
    const answer = await fetch(url, {
      method: "POST",
      body,
      credentials: "same-origin",
      redirect: "error",
      headers: { "X-CSRFToken": token(form), "Content-Type": "application/x-www-form-urlencoded" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function fetchKey(draft) {
    if (draft.key) return;
    const given = await post(draft.form, draft.place.dataset.keyUrl, "");
    const raw = Uint8Array.from(atob(given.key), (c) => c.charCodeAt(0));
    draft.key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    raw.fill(0);
    draft.id = given.id;
  }

  function say(draft, what, more) {
    draft.place.textContent = draft.place.dataset[what] + (more ? ` ${more}` : "");
    draft.place.dataset.state = what;
  }

  // "Kept", here or there, must not stand beside words that were typed after it.
  function changed(draft) {
    draft.leaving = false;
    if (!["kept", "unsent"].includes(draft.place.dataset.state)) return;
    draft.place.textContent = "…";
    draft.place.dataset.state = "typing";
  }

  async function send(draft) {
    if (draft.sending) return;
    clearTimeout(draft.later);
    draft.sending = true;
    const text = written(draft.form);
    try {
      const answer = await post(draft.form, draft.place.dataset.draftUrl, text);
      draft.sent = text;
      draft.version = answer.version;
      if (written(draft.form) === text) {
        say(draft, "kept", answer.kept);
        delete draft.form.dataset.dirty;
      }
      if (draft.opened) await dropTail(draft.id);
      else open(draft);
    } catch {
      if (!draft.form.isConnected) return;
      const kept = await open(draft).then(() => keepTail(draft)).catch(() => null);
      if (kept !== null && kept !== written(draft.form)) return soon(draft);
      say(draft, kept === null ? "onlyHere" : "unsent");
      draft.later = setTimeout(() => send(draft), TRY_AGAIN);
    } finally {
      draft.sending = false;
      if (draft.form.isConnected && draft.sent === text && written(draft.form) !== text) soon(draft);
    }
  }

  function soon(draft, pause = TYPING_PAUSE) {
    clearTimeout(draft.later);
    draft.later = setTimeout(() => draft.form.isConnected && send(draft), pause);
  }

  // -- one form -----------------------------------------------------------------------------

  // Has its key, and has seen what this computer kept: before that nothing is written or dropped
  // here, and it is tried until it is done.
  function open(draft) {
    if (draft.opened || !window.crypto?.subtle) return Promise.resolve();
    draft.opening ??= look(draft)
      .catch(() => { setTimeout(() => draft.form.isConnected && open(draft), TRY_AGAIN); })
      .finally(() => { draft.opening = null; });
    return draft.opening;
  }

  async function look(draft) {
    await dropOld();
    await fetchKey(draft);
    const kept = await inStore("readonly", (drafts) => drafts.get(draft.id));
    draft.opened = true;
    if (kept) offer(draft, kept);
  }

  async function offer(draft, kept) {
    const text = await unlock(draft, kept).catch(() => "");
    if (!text) return;
    const restore = async () => {
      putBack(draft.form, text);
      await send(draft);
      draft.place.textContent = `${draft.place.dataset.back} ${draft.place.textContent}`;
    };
    // Put back at once only over what it was typed upon, and never over newer typing.
    if (kept.on === draft.version && !draft.form.dataset.dirty) return restore();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = draft.place.dataset.offer;
    button.addEventListener("click", () => { button.remove(); restore(); });
    draft.place.after(button);
  }

  function start() {
    const place = document.querySelector("form [data-draft-url]");
    const form = place?.closest("form");
    if (!place) {
      // The complaint was taken: what this browser held of it is not needed by anybody.
      if (writing?.id && !writing.form.isConnected) dropTail(writing.id).catch(() => {});
      writing = null;
      return;
    }
    if (writing?.form === form) return;
    // The key of one form opens no other.
    const before = writing?.place.dataset.keyUrl === place.dataset.keyUrl ? writing : null;
    writing = {
      form, place, key: before?.key, id: before?.id,
      // What was typed before this script came was never sent.
      sent: before ? before.sent : form.dataset.early ? "" : written(form),
      version: before ? before.version : place.dataset.version,
    };
    const draft = writing;
    form.setAttribute("autocomplete", "off");
    form.addEventListener("change", () => { changed(draft); soon(draft, 0); });
    form.addEventListener("input", () => {
      changed(draft);
      soon(draft);
      clearTimeout(draft.tail);
      draft.tail = setTimeout(() => keepTail(draft).catch(() => {}), TAIL_PAUSE);
    });
    // The complaint itself is on its way: a draft behind it would come too late.
    form.addEventListener("submit", () => { clearTimeout(draft.later); clearTimeout(draft.tail); });
    open(draft);
  }

  // Signing out clears this computer; nothing may be put there while the answer is on its way.
  document.addEventListener("submit", (event) => {
    if (writing && event.target !== writing.form) writing.leaving = true;
  }, true);
  window.addEventListener("online", () => writing && open(writing).then(() => send(writing)));
  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:after:settle", start);
  start();
})();
