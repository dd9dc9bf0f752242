// Leaving at once: the page is covered before anything is asked of the line, and the server is
// told by the same address that the link has without script. Nothing is kept here.
(function () {
  "use strict";
  var link = document.getElementById("leave");
  if (!link) return;
  var shifts = [], held = { ShiftLeft: false, ShiftRight: false };

  function leave() {
    var cover = document.createElement("div");
    cover.className = "cover";
    cover.id = "cover";
    document.body.appendChild(cover);
    document.body.classList.add("covered");
    document.title = "";
    window.location.replace(link.href);
  }
  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      shifts = [];
      return;
    }
    held[event.code] = true;
    if (held.ShiftLeft && held.ShiftRight) return leave();
    if (event.repeat) return;
    var now = Date.now();
    shifts = shifts.filter(function (at) { return now - at < 3000; }).concat(now);
    if (shifts.length >= 3) leave();
  });
  document.addEventListener("keyup", function (event) {
    if (event.code in held) held[event.code] = false;
  });
  // Somebody pressed Back: what the browser remembers is asked for anew.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
