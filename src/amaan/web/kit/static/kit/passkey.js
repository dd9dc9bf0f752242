// Security keys. The page carries the question; what the key answers goes back in the form.
// Bytes travel as base64url. Written out by hand, because browsers of 2023 have no helper.
(() => {
  "use strict";
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  function asked(question) {
    const options = { ...question, challenge: bytes(question.challenge) };
    if (question.user) options.user = { ...question.user, id: bytes(question.user.id) };
    if (question.excludeCredentials) options.excludeCredentials = named(question.excludeCredentials);
    if (question.allowCredentials) options.allowCredentials = named(question.allowCredentials);
    return options;
  }

  function answered(credential) {
    const { response } = credential;
    const given = { clientDataJSON: text(response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) given[name] = text(response[name]);
    }
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type,
      response: given, clientExtensionResults: {},
    };
  }

  async function use(place) {
    const said = place.querySelector("[data-said]");
    const form = place.closest("form");
    if (!window.PublicKeyCredential) { said.textContent = said.dataset.missing; return; }
    // A new key wants a name; to use one, no code is wanted beside it.
    if (place.dataset.passkey === "create" && !form.reportValidity()) return;
    said.textContent = said.dataset.waiting;
    try {
      const publicKey = asked(JSON.parse(place.dataset.question));
      const credential = place.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      form.querySelector("[name=answer]").value = JSON.stringify(answered(credential));
      form.submit();
    } catch {
      said.textContent = said.dataset.failed;
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-use-passkey]");
    if (button) use(button.closest("[data-passkey]"));
  });
})();
