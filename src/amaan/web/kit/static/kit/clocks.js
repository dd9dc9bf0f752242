// Clocks in words go on without asking the server. They count from the moment the page was
// made, by a clock that cannot be set, because station computers often have the wrong time.
(() => {
  "use strict";
  const born = new WeakMap();

  function phrase(side, seconds) {
    const words = document.getElementById("clock-words").dataset;
    const size = Math.abs(seconds);
    if (size < 60) return words[`${side}Now`];
    const [unit, amount] =
      size < 3600 ? ["Min", Math.floor(size / 60)]
      : size < (side === "due" ? 259200 : 172800) ? ["H", Math.floor(size / 3600)]
      : ["D", Math.floor(size / 86400)];
    return words[`${side}${unit}${amount === 1 ? "One" : "Other"}`].replace("#", String(amount));
  }

  function tick() {
    document.querySelectorAll("[data-left]").forEach((clock) => {
      if (!born.has(clock)) born.set(clock, performance.now());
      const gone = Math.floor((performance.now() - born.get(clock)) / 1000);
      const left = Number(clock.dataset.left) - gone;
      const shown = clock.querySelector("[data-words]");
      const said = phrase(left < 0 ? "late" : "due", left);
      if (shown.textContent !== said) shown.textContent = said;
      clock.classList.toggle("clock-late", left < 0);
      clock.classList.toggle("clock-soon", left >= 0 && left <= 10800);
      clock.classList.toggle("clock-calm", left > 10800);
    });
  }

  document.addEventListener("DOMContentLoaded", tick);
  document.addEventListener("htmx:after:settle", tick);
  setInterval(tick, 15000);
})();
