/* Copies a paper's plain text, so that it can be put into the station's own system. */
"use strict";
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const from = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(from.value);
  } catch {
    // Without a certificate the browser keeps the clipboard shut; the old way still works.
    from.closest("details").open = true;
    from.select();
    document.execCommand("copy");
  }
  button.textContent = button.dataset.copied;
});
