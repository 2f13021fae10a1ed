// What script adds to pages that work without it: focus, menus that close, countdowns, print.
"use strict";

// A form that came back with faults: the summary gets the focus, so that it is read out first.
function focusFaults(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}

// A countdown replaces the minutes shown by the server. It speaks sparingly: at two minutes, at
// one and at the end (WCAG 2.2.1 asks for a warning, not for a ticking clock in the ear).
function startCountdowns(root) {
  for (const shown of root.querySelectorAll("[data-until]")) {
    const until = Date.parse(shown.dataset.until);
    // The server's clock decides; the page only counts on from the moment it was made.
    const drift = Date.now() - Date.parse(shown.dataset.now);
    const spoken = document.getElementById(shown.dataset.spoken);
    let last = null;
    const tick = () => {
      const left = Math.max(0, Math.round((until - (Date.now() - drift)) / 1000));
      const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      shown.textContent = shown.dataset.template.replace("%", clock);
      const mark = left <= 0 ? "over" : left <= 60 ? "one" : left <= 120 ? "two" : null;
      if (spoken && mark && mark !== last) spoken.textContent = spoken.dataset[mark] || "";
      last = mark || last;
      if (left <= 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    tick();
  }
}

// A file that is too large is said to be before it travels.
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.mostMb) return;
  const isTooLarge = [...target.files].some(({ size }) => size > target.dataset.mostMb * 1024 * 1024);
  target.setCustomValidity(isTooLarge ? target.dataset.tooLarge : "");
  target.reportValidity();
});

// Menus are <details>: they close on Escape and on a press elsewhere, as menus do.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const print = event.target.closest("[data-print]");
  if (print) window.print();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form pressed twice is sent once. The server is safe against it anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Parts marked data-script-only make no sense without script.
function reveal(root) {
  for (const part of root.querySelectorAll("[data-script-only]")) part.hidden = false;
}

// A row of places that is wider than a phone begins at the one that is open.
function showCurrent(root) {
  const rows = ".clinic-side [aria-current], .tabs [aria-current], .sorts [aria-current]";
  for (const current of root.querySelectorAll(rows)) {
    current.scrollIntoView({ block: "nearest", inline: "center" });
  }
}

function enhance(root) {
  reveal(root);
  showCurrent(root);
  focusFaults(root);
  startCountdowns(root);
}
document.addEventListener("DOMContentLoaded", () => enhance(document));
document.addEventListener("htmx:afterSwap", (event) => enhance(event.detail.target));
