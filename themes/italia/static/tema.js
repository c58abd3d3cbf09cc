// tema.js: small comforts only; every page works without it.
(function () {
  "use strict";
  var menus = document.querySelectorAll(".navbar details");
  function close(except) {
    menus.forEach(function (menu) { if (menu !== except) menu.open = false; });
  }

  // The menu: one word open at a time, closed by Escape (focus goes back to the word), by a click elsewhere or by leaving it.
  menus.forEach(function (menu) {
    menu.addEventListener("toggle", function () { if (menu.open) close(menu); });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    menus.forEach(function (menu) {
      if (!menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // A whole card is a target, but selecting its text, its own links and modified clicks stay what they are.
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".navbar details")) close();
    var card = event.target.closest(".teaser");
    if (!card || event.target.closest("a, button, summary") || event.button || event.defaultPrevented) return;
    if (String(getSelection())) return;
    var link = card.querySelector(".card-title a");
    if (event.metaKey || event.ctrlKey) window.open(link.href); else link.click();
  });
  document.documentElement.classList.add("js");

  // The ways into a list are folded on a phone and open beside the list on a desktop.
  var sheet = document.querySelector(".facets-sheet");
  if (sheet) {
    var wide = matchMedia("(min-width: 62rem)");
    var fit = function () { sheet.open = wide.matches; };
    fit();
    if (wide.addEventListener) wide.addEventListener("change", fit);
  }
})();
