// A form marked data-keep never loses a word: it is sent in the background, and when the
// sending fails the page stays as it is and a banner says what happened and what to do.
(() => {
  "use strict";
  const words = () => document.getElementById("failure-words")?.dataset || {};

  function cookie(name) {
    for (const part of document.cookie.split("; ")) {
      if (part.startsWith(name + "=")) return decodeURIComponent(part.slice(name.length + 1));
    }
    return "";
  }

  // Signing in again in another tab changes the token; the form must send the new one.
  function freshToken(body) {
    const token = cookie(words().tokenCookie);
    if (token && body && body.has && body.has("csrfmiddlewaretoken")) {
      body.set("csrfmiddlewaretoken", token);
    }
  }

  function weight(body) {
    let bytes = 0;
    for (const [name, value] of body) {
      bytes += name.length + (value instanceof File ? value.size : new Blob([value]).size);
    }
    return bytes;
  }

  const LARGEST = 8 * 1024 * 1024;
  const REASONS = {
    401: "signedOut", 403: "stale", 404: "missing", 408: "network", 409: "refused", 413: "tooLarge",
    423: "locked", 429: "tooMany", 502: "network", 503: "network", 504: "network",
  };

  // 422 is the form again with its errors, so it is shown as it comes. Django answers 400 to
  // a body that is too large.
  function reason(status) {
    if (status < 400 || status === 422) return "";
    return REASONS[status] || (status === 400 ? "tooLarge" : "broken");
  }

  // A refusal that brings the form back with everything typed, and what is new, is shown too.
  function bringsFormBack(response) {
    return response.status === 409 && response.headers.get("X-Form-Kept") === "yes";
  }

  async function refusalIn(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("main .notice-text")?.textContent.trim() || words().missing;
  }

  function wentToSignIn(response) {
    const door = words().signInUrl;
    return Boolean(door && response?.redirected && new URL(response.url).pathname.startsWith(door));
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function clear(form) {
    form.querySelectorAll("[data-failure]").forEach((old) => old.remove());
  }

  function show(form, why, sentence) {
    clear(form);
    const said = words();
    const banner = element("div", "notice notice-stop");
    banner.dataset.failure = why;
    banner.setAttribute("role", "alert");
    banner.tabIndex = -1;
    const inner = element("div");
    inner.append(element("p", "notice-title", said.title), element("p", "notice-text", sentence || said[why]));
    const actions = element("p", "actions");
    const retry = element("button", "button primary", said.retry);
    retry.type = "submit";
    actions.append(retry);
    const again = document.getElementById("cover")?.dataset.againUrl;
    if (why === "locked" && again) {
      const link = element("a", "button", said.unlock);
      link.href = again;
      link.target = "_blank";
      link.rel = "noopener";
      actions.append(link);
    }
    if ((why === "signedOut" || why === "stale") && said.signInUrl) {
      const link = element("a", "button", said.signIn);
      link.href = said.signInUrl;
      link.target = "_blank";
      link.rel = "noopener";
      actions.append(link);
    }
    inner.append(actions);
    banner.append(inner);
    // Beside the button that was pressed, where the eyes are; above it, so it is read first.
    const end = form.querySelector(".form-end");
    if (end) form.insertBefore(banner, end);
    else form.append(banner);
    banner.focus();
    banner.scrollIntoView({ block: "nearest" });
  }

  function formOf(event) {
    const source = event.detail?.ctx?.sourceElement || event.target;
    return source?.closest ? source.closest("form") : null;
  }

  document.addEventListener("htmx:config:request", (event) => {
    const { body } = event.detail.ctx.request;
    freshToken(body);
    const form = formOf(event);
    if (form?.hasAttribute("data-keep") && weight(body) > LARGEST) {
      event.preventDefault();
      show(form, "tooLarge");
    }
  });

  document.addEventListener("htmx:before:response", (event) => {
    const form = formOf(event);
    const response = event.detail.ctx.response.raw;
    if (!form) return;
    let why = wentToSignIn(response) ? "signedOut" : reason(response.status);
    if (bringsFormBack(response)) why = "";
    if (why === "refused") {
      event.preventDefault();
      refusalIn(response.clone()).then((sentence) => show(form, why, sentence));
    } else if (why) {
      event.preventDefault();
      show(form, why);
    } else {
      clear(form);
      delete form.dataset.dirty;
    }
  });

  document.addEventListener("htmx:error", (event) => {
    const form = formOf(event);
    if (form) show(form, "network");
  });

  // A form that goes without htmx is sent once; the browser itself keeps what was typed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending && !form.hasAttribute("data-keep")) event.preventDefault();
    form.dataset.sending = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  const rest = (scope) => {
    scope.querySelectorAll("[data-sending]").forEach((f) => delete f.dataset.sending);
    scope.querySelectorAll("[aria-busy]").forEach((b) => b.removeAttribute("aria-busy"));
  };
  document.addEventListener("htmx:finally:request", () => rest(document));
  window.addEventListener("pageshow", () => rest(document));

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) form.dataset.dirty = "1";
  });
  window.addEventListener("beforeunload", (event) => {
    const unsent = document.querySelector("form[data-dirty]:not([data-sending])");
    if (unsent) event.preventDefault();
  });
})();
