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

  // The search: its script is loaded when its field is used, and reached by the key "/" from everywhere; who finds that in
  // the way (WCAG 2.1.4) turns it off on the page of the search.
  var field = document.getElementById("s-cerca-qui") || document.getElementById("s-cerca");
  document.querySelectorAll("[data-search-form]").forEach(function (form) {
    form.addEventListener("focusin", function () { import("./cerca.mjs"); }, { once: true });
  });
  function store(value) {
    try {
      if (value === undefined) return localStorage.getItem("senza-tasto");
      if (value) localStorage.setItem("senza-tasto", "1"); else localStorage.removeItem("senza-tasto");
    } catch (error) { /* without storage the key stays */ }
  }
  var off = document.getElementById("s-senza-tasto");
  if (off) {
    off.closest("li").hidden = false;
    off.checked = Boolean(store());
    off.addEventListener("change", function () { store(off.checked); });
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && field && !event.ctrlKey && !event.metaKey && !event.altKey && !store()
      && !event.target.closest("input, select, textarea, [contenteditable]")) {
      event.preventDefault();
      // On a phone the header's form is a link.
      if (field.checkVisibility && !field.checkVisibility()) location.href = field.form.action; else field.focus();
    }
    if (event.key !== "Escape") return;
    menus.forEach(function (menu) {
      if (!menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  if (location.hash === "#s-cerca-qui" && field) field.focus();

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
