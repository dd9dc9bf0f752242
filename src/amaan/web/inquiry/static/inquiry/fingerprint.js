// Says a file's SHA-256 before the file is sent, so that a line that spoils it is found at once.
// Without this script, or outside a secure page, the server takes the fingerprint alone.
(() => {
  const input = document.querySelector("[data-fingerprint]");
  if (!input || !window.crypto || !window.crypto.subtle) return;
  const said = document.querySelector('input[name="sha256"]');
  const shown = document.querySelector("[data-fingerprint-shown]");
  input.addEventListener("change", async () => {
    said.value = "";
    const file = input.files[0];
    if (!file) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    if (input.files[0] !== file) return;
    said.value = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    shown.textContent = said.value;
  });
})();
