// Letters on the screen for whoever has no Urdu, Pashto, Sindhi or Balochi keyboard. A small
// button stands beside the text field that has the focus; it opens all letters of a language
// in the order of its alphabet. Arrow keys move, Enter types, Escape goes back to the field.
(() => {
  "use strict";
  const CHOSEN = "amaan-letters";
  let layouts = null;
  let field = null;
  let open = null;

  const words = () => document.getElementById("keyboard-words")?.dataset;
  const isText = (at) => at.matches?.("textarea, input[type=text]:not([dir=ltr])") && !at.readOnly;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
  }

  const remembered = () => { try { return localStorage.getItem(CHOSEN); } catch { return null; } };
  function remember(language) { try { localStorage.setItem(CHOSEN, language); } catch { /* this page only */ } }

  // -- typing ---------------------------------------------------------------------------------

  function tell(kind) { field.dispatchEvent(new Event(kind, { bubbles: true })); }

  function type(letters) {
    const left = field.maxLength > 0 ? field.maxLength - field.value.length : Infinity;
    if (letters.length > left) return;
    field.setRangeText(letters, field.selectionStart, field.selectionEnd, "end");
    tell("input");
  }

  function erase() {
    const { selectionStart: from, selectionEnd: to } = field;
    if (from === to) {
      const before = [...field.value.slice(0, from)].pop() || "";
      field.setRangeText("", from - before.length, to, "end");
    } else {
      field.setRangeText("", from, to, "end");
    }
    tell("input");
  }

  // -- the letters ----------------------------------------------------------------------------

  function key(label, press, name) {
    const made = element("button", "letter", label);
    made.tabIndex = -1;
    if (name) made.setAttribute("aria-label", name);
    made.addEventListener("click", press);
    return made;
  }

  function letters(language) {
    const grid = element("div", "letters");
    grid.lang = language;
    grid.dir = "rtl";
    for (const row of layouts[language].rows) {
      const line = element("div", "letters-row");
      // A vowel sign is shown on a carrier, or nobody could see it.
      for (const one of row) line.append(key(/\p{M}/u.test(one) ? `ـ${one}` : one, () => type(one)));
      grid.append(line);
    }
    const said = words();
    const last = element("div", "letters-row");
    last.append(
      key(said.space, () => type(" ")),
      key(said.joiner, () => type("\u200c")),
      key(said.erase, erase),
    );
    if (field.matches("textarea")) last.append(key(said.newLine, () => type("\n")));
    grid.append(last);
    grid.querySelector("button").tabIndex = 0;
    grid.addEventListener("keydown", move);
    return grid;
  }

  function move(event) {
    const rows = [...event.currentTarget.children].map((row) => [...row.children]);
    const y = rows.findIndex((row) => row.includes(event.target));
    const x = rows[y]?.indexOf(event.target);
    // The alphabet runs from the right: the left arrow goes on.
    const to = {
      ArrowLeft: [y, x + 1], ArrowRight: [y, x - 1], ArrowUp: [y - 1, x], ArrowDown: [y + 1, x],
      Home: [y, 0], End: [y, Infinity],
    }[event.key];
    if (!to || !rows[to[0]]) return;
    event.preventDefault();
    const row = rows[to[0]];
    const next = row[Math.max(0, Math.min(to[1], row.length - 1))];
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function shut(back) {
    if (!open) return;
    open.remove();
    open = null;
    toggle.setAttribute("aria-expanded", "false");
    // The field did not see these keys itself; whoever keeps drafts must hear of them.
    tell("change");
    if (back) field.focus();
  }

  async function show() {
    const said = words();
    layouts ??= await (await fetch(said.layouts, { credentials: "same-origin" })).json();
    const first = [remembered(), field.lang, document.documentElement.lang, "ur"].find((l) => layouts[l]);
    open = element("div", "keyboard");
    open.setAttribute("role", "group");
    open.setAttribute("aria-label", said.title);
    const choice = element("select");
    choice.setAttribute("aria-label", said.language);
    for (const language of Object.keys(layouts)) {
      const option = element("option", "", said[`name${language[0].toUpperCase()}${language.slice(1)}`]);
      option.value = language;
      option.selected = language === first;
      choice.append(option);
    }
    choice.addEventListener("change", (event) => {
      event.stopPropagation();
      remember(choice.value);
      open.lastElementChild.replaceWith(letters(choice.value));
    });
    const end = element("button", "button compact", said.close);
    end.addEventListener("click", () => shut(true));
    const head = element("div", "keyboard-head");
    head.append(choice, end);
    open.append(head, letters(first));
    open.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); shut(true); }
    });
    toggle.after(open);
    toggle.setAttribute("aria-expanded", "true");
    open.querySelector(".letter").focus();
  }

  // -- the button beside the field ------------------------------------------------------------

  const toggle = element("button", "button compact keyboard-toggle");
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => (open ? shut(true) : show()));

  document.addEventListener("focusin", (event) => {
    const said = words();
    if (!said || !isText(event.target) || event.target === field) return;
    if (open) shut(false);
    field = event.target;
    toggle.textContent = said.open;
    field.after(toggle);
  });
})();
