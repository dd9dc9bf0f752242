// Who is at the screen. A key locks the page, and so do ten minutes without a touch; what is
// typed stays in this page's memory behind a cover, and names are masked. A page that comes
// back from behind (the Back key, a restored tab) is asked for anew, never shown as it was.
(() => {
  "use strict";
  const IDLE = 10 * 60 * 1000;
  const SAY = 3 * 60 * 1000;
  const cover = () => document.getElementById("cover");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("amaan-presence") : null;
  let touched = Date.now();
  let said = Date.now();

  function token() {
    const name = document.getElementById("failure-words")?.dataset.tokenCookie;
    const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  }

  function post(url) {
    return fetch(url, {
      method: "POST", credentials: "same-origin", redirect: "manual", keepalive: true,
      headers: { "X-CSRFToken": token(), "X-From-Script": "yes" },
    });
  }

  const unsent = () => document.querySelector("form[data-dirty]");

  function mask() {
    document.querySelectorAll("[data-shown]").forEach((shown) => shown.querySelector("[data-hide]")?.click());
  }

  function putCover() {
    mask();
    const at = cover();
    document.documentElement.classList.add("is-covered");
    if (!at.open) at.showModal();
  }

  function leave() {
    const at = cover();
    const back = encodeURIComponent(location.pathname);
    location.replace(`${at.dataset.againUrl}?next=${back}`);
  }

  async function lock({ tell = true } = {}) {
    const at = cover();
    if (!at || at.open) return;
    putCover();
    if (tell) {
      channel?.postMessage("locked");
      await post(at.dataset.lockUrl).catch(() => {});
    }
    // With nothing unsent on it, the page need not stay in this computer's memory.
    if (!unsent()) leave();
  }

  async function look() {
    const at = cover();
    const answer = await post(at.dataset.hereUrl).catch(() => null);
    if (answer?.status === 204) {
      document.documentElement.classList.remove("is-covered");
      at.close();
      touched = said = Date.now();
    }
  }

  async function sayHere() {
    said = Date.now();
    const answer = await post(cover().dataset.hereUrl).catch(() => null);
    // 423: locked elsewhere. A redirect: it has ended, and the next press will say so.
    if (answer?.status === 423) lock({ tell: false });
    else if (answer?.type === "opaqueredirect" && !unsent()) location.reload();
  }

  function touch() {
    touched = Date.now();
  }

  function watch() {
    const at = cover();
    if (!at || at.open) return;
    const now = Date.now();
    if (now - touched >= IDLE) lock();
    else if (touched > said && now - said >= SAY) { channel?.postMessage("here"); sayHere(); }
  }

  for (const what of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
    document.addEventListener(what, touch, { passive: true, capture: true });
  }
  channel?.addEventListener("message", ({ data }) => {
    if (data === "here") touch();
    if (data === "locked") lock({ tell: false });
    if (data === "open" && cover()?.open) look();
  });
  // The single key L types a letter while somebody writes; this one locks anywhere.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.shiftKey && event.code === "KeyL" && cover()) {
      event.preventDefault();
      lock();
    }
  }, true);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches?.("form[data-lock]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    lock();
  }, true);
  // Escape must not lift the cover; pressed twice, browsers close it all the same.
  document.addEventListener("cancel", (event) => {
    if (event.target === cover()) event.preventDefault();
  }, true);
  document.addEventListener("close", (event) => {
    const at = event.target;
    if (at === cover() && document.documentElement.classList.contains("is-covered")) at.showModal();
  }, true);
  document.addEventListener("visibilitychange", watch);
  setInterval(watch, 5000);
  document.addEventListener("DOMContentLoaded", () => { if (cover()) channel?.postMessage("open"); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
