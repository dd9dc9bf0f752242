// Single keys for officers: whatever carries data-key on the page, and ? to see them all.
// Letters are read by their place on the keyboard, so they work in an Urdu layout as well.
(() => {
  "use strict";
  const OFF = "amaan-keys-off";
  const off = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const typing = (at) => at.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  const seen = (at) => at.getClientRects().length > 0;

  function pressed(event) {
    if (event.code === "Slash") return event.shiftKey ? "?" : "/";
    if (event.key === "?" || event.key === "؟") return "?";
    if (event.shiftKey) return "";
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  }

  function showKeys() {
    const dialog = document.getElementById("keys");
    const list = dialog.querySelector(".keys-list");
    list.replaceChildren();
    const known = new Set();
    document.querySelectorAll("[data-key]").forEach((at) => {
      if (known.has(at.dataset.key) || !seen(at)) return;
      known.add(at.dataset.key);
      const key = document.createElement("dt");
      key.append(Object.assign(document.createElement("kbd"), { textContent: at.dataset.key }));
      const what = document.createElement("dd");
      what.textContent = at.dataset.keyLabel || at.textContent.trim();
      list.append(key, what);
    });
    dialog.querySelector("[data-keys-off]").checked = off();
    dialog.showModal();
  }

  // The next page of a row of pages, and the one before: by the arrows, as the script runs.
  function turned(event) {
    const on = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return false;
    const at = document.querySelector(`.slide + nav a[rel=${event.key === on ? "next" : "prev"}]`);
    if (at) at.click();
    return Boolean(at);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape") document.querySelectorAll(".ask[open]").forEach((d) => { d.open = false; });
    if (typing(event.target) || off() || document.querySelector("dialog[open]")) return;
    if (!event.shiftKey && turned(event)) { event.preventDefault(); return; }
    const key = pressed(event);
    if (!key) return;
    if (key === "?") { event.preventDefault(); showKeys(); return; }
    const at = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(seen);
    if (!at) return;
    event.preventDefault();
    if (at.matches("input, textarea, select")) { at.focus(); at.select?.(); } else at.click();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-show-keys]")) showKeys();
    if (event.target.closest("[data-close-keys]")) document.getElementById("keys").close();
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-off]")) return;
    try { localStorage.setItem(OFF, event.target.checked ? "1" : "0"); } catch { /* kept for this page only */ }
  });
  const offer = () => document.querySelectorAll("[data-show-keys]").forEach((at) => { at.hidden = false; });
  document.addEventListener("DOMContentLoaded", offer);
  document.addEventListener("htmx:after:settle", offer);
})();
