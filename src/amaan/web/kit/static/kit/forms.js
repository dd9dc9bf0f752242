// Small comforts of forms: counters, day buttons, focus on errors, and names that are shown
// for a short time only. Everything works without them but the automatic hiding.
(() => {
  "use strict";
  function count(area) {
    const shown = document.querySelector(`[data-count-for="${CSS.escape(area.id)}"]`);
    if (!shown) return;
    shown.textContent = String([...area.value].length);
    const over = [...area.value].length > Number(area.dataset.limit);
    shown.closest(".counter").classList.toggle("is-over", over);
    if (over) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
  }

  // The day in Karachi, whatever this computer believes about its own time zone.
  function dayInKarachi(ago) {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Karachi", day: "2-digit", month: "2-digit", year: "numeric",
    });
    return parts.format(new Date(Date.now() - ago * 86400000));
  }

  function hide(shown) {
    clearInterval(shown.ticking);
    const mask = shown.querySelector("template[data-mask]");
    const masked = mask.content.firstElementChild.cloneNode(true);
    shown.replaceWith(masked);
    window.htmx?.process(masked);
    masked.querySelector("summary")?.focus();
  }

  function startHiding(shown) {
    if (shown.ticking) return;
    let until = performance.now() + Number(shown.dataset.shown) * 1000;
    const last = performance.now() + Number(shown.dataset.shown) * 10000;
    const left = shown.querySelector("[data-left-words]");
    shown.ticking = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      if (seconds <= 0 || !shown.isConnected) return shown.isConnected ? hide(shown) : clearInterval(shown.ticking);
      left.textContent = String(seconds);
    }, 250);
    shown.querySelector("[data-longer]").addEventListener("click", (event) => {
      until = Math.min(until + Number(event.currentTarget.dataset.longer) * 1000, last);
    });
    shown.querySelector("[data-hide]").addEventListener("click", () => hide(shown));
    shown.querySelector("[data-value]").focus();
  }

  function settle() {
    document.querySelectorAll("textarea[data-limit]").forEach(count);
    document.querySelectorAll("[data-shown]").forEach(startHiding);
    // Once only: a later, smaller change of the page must not pull the eyes back up here.
    const first = document.querySelector("[data-focus]");
    first?.removeAttribute("data-focus");
    first?.focus();
  }

  // Over a slow line a page is written upon long before its scripts are here. What was typed
  // until then is told to them now, or no draft would hold it and nothing would be proposed.
  function typedBefore(form) {
    return [...form.elements].find((field) => {
      if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
      if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
      return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
    });
  }
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const field = typedBefore(form);
    if (!field) continue;
    form.dataset.early = "1";
    // After every script has begun to listen.
    document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }));
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches?.("textarea[data-limit]")) count(event.target);
  });
  document.addEventListener("click", (event) => {
    const quick = event.target.closest?.("[data-day-for]");
    if (quick) {
      const day = document.getElementById(quick.dataset.dayFor);
      day.value = dayInKarachi(Number(quick.dataset.daysAgo));
      day.dispatchEvent(new Event("input", { bubbles: true }));
      day.focus();
    }
    if (event.target.closest?.("[data-print]")) window.print();
  });
  document.addEventListener("htmx:after:settle", settle);
  document.addEventListener("DOMContentLoaded", settle);
  // A name must not stay on a page that is put aside and brought back.
  window.addEventListener("pagehide", () => document.querySelectorAll("[data-shown]").forEach(hide));
})();
