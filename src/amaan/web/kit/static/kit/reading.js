// What is open for reading masks itself when its time is over, and when the page is put aside.
// Without script the page leaves by itself at the same moment.
(() => {
  "use strict";
  const started = new WeakSet();

  function close(bar) {
    document.querySelectorAll("[data-read]").forEach((read) => read.remove());
    document.querySelectorAll(".watermark, #copy-text").forEach((at) => at.remove());
    const over = document.querySelector("[data-reading-over]");
    if (over) { over.hidden = false; over.querySelector("a")?.focus(); }
    bar?.remove();
  }

  function begin(bar) {
    if (started.has(bar)) return;
    started.add(bar);
    const until = performance.now() + Number(bar.dataset.reading) * 1000;
    const left = bar.querySelector("[data-reading-left]");
    const ticking = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      if (!bar.isConnected) return clearInterval(ticking);
      if (seconds <= 0) { clearInterval(ticking); return close(bar); }
      left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }, 500);
  }

  const find = () => document.querySelectorAll("[data-reading]").forEach(begin);
  document.addEventListener("DOMContentLoaded", find);
  document.addEventListener("htmx:after:settle", find);
  window.addEventListener("pagehide", () => document.querySelectorAll("[data-reading]").forEach(close));
})();
