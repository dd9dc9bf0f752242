// Folds away what does not apply: questions about an informant when she speaks herself, the
// accused's details when a child tells. Without script everything stays visible; the server
// reads the same answers either way. What is folded is kept, not cleared: nothing typed is lost.
(() => {
  "use strict";
  const CHILD = ["0-11", "12-15", "16-17"];

  function chosen(form, name) {
    const wanted = name === "acts" ? '[name^="acts_"]' : `[name="${CSS.escape(name)}"]`;
    return [...form.querySelectorAll(wanted)]
      .filter((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value))
      .map((one) => one.value);
  }

  function fold(form) {
    for (const part of form.querySelectorAll("[data-shown-when]")) {
      const [name, values] = part.dataset.shownWhen.split(":");
      const answers = chosen(form, name);
      const wanted = values.split(",");
      part.hidden = !(values === "*" ? answers.length : answers.some((a) => wanted.includes(a)));
    }
    const childTells =
      chosen(form, "informant").includes("survivor") &&
      chosen(form, "age_band").some((band) => CHILD.includes(band));
    for (const part of form.querySelectorAll("[data-hidden-when-child]")) part.hidden = childTells;
  }

  function start() {
    const form = document.getElementById("complaint");
    if (!form || form.dataset.folding) return;
    form.dataset.folding = "yes";
    form.addEventListener("change", () => fold(form));
    fold(form);
  }

  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:after:settle", start);
  start();
})();
