// Keys for what the page can do anyway. Nothing is fetched, nothing is kept.
"use strict";
(() => {
  const writing = (at) => at.matches("input:not([type=checkbox]), textarea, select");
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const places = { f: "/findings", c: "/claims", l: "/links", s: "/series", a: "/names", n: "/numbers", b: "/blocked", o: "/documents", i: "/blind", d: "/decisions", e: "/events", p: "/positions", m: "/commitments", t: "/sources", h: "/" };
  let going = false;

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const own = document.activeElement.closest("[data-item]");
    const here = all.findIndex((row) => row === document.activeElement || (own && own.contains(row)));
    const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
    next.focus();
    next.closest("[data-item]")?.scrollIntoView({ block: "nearest" });
  };

  // What a key stands on: within the row that has the focus first, then anywhere on the page.
  const target = (key) => {
    const own = document.activeElement.closest("[data-item]");
    const find = (root) => [...root.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    return (own && find(own)) || find(document);
  };

  const press = (one) => {
    const note = one.form?.querySelector("[name=note]");
    if ("reason" in one.dataset && note && !note.value.trim()) {
      pending = one;
      note.focus();
      return;
    }
    one.click();
  };
  let pending = null;

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && at.form) {
      const own = pending && pending.form === at.form ? pending : at.form.querySelector("button:not(.quiet)");
      if (own) { event.preventDefault(); own.click(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (writing(at)) {
      if (event.key === "Escape") { event.preventDefault(); at.blur(); }
      return;
    }
    const key = event.key;
    if (going) {
      going = false;
      if (places[key]) { event.preventDefault(); location.assign(places[key]); }
      return;
    }
    if (key === "g") { going = true; return; }
    if (key === "j" || key === "ArrowDown" && at.matches("[data-row]")) { event.preventDefault(); move(1); return; }
    if (key === "k" || key === "ArrowUp" && at.matches("[data-row]")) { event.preventDefault(); move(-1); return; }
    if (key === "/") { event.preventDefault(); document.getElementById("find").focus(); return; }
    if (key === "e") {
      const field = document.querySelector(".decide input:not([type=hidden]):not([type=checkbox])");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
      return;
    }
    const one = target(key);
    if (one && !(one.matches("[type=checkbox]") && key === " ")) { event.preventDefault(); press(one); }
  });
  document.documentElement.dataset.keys = "ready"; // whoever presses keys by program waits for this

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    if (event.target.method === "post") event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // What differs from what was read is marked while it is written.
  for (const field of document.querySelectorAll(".grid input, .grid select")) {
    const begun = field.value;
    field.addEventListener("input", () => field.closest(".row").classList.toggle("changed", field.value !== begun));
  }
})();
