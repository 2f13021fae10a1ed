// The flow board keeps up with what happens, and the minutes with the clock. Without it the page is loaded anew.
"use strict";

(() => {
  // How often waiting is counted on.
  const MINUTE = 60_000;
  let pressed = null; // the visit whose step was pressed

  const root = () => document.getElementById("flow");

  const live = keepUp({
    root: "flow",
    address: () => {
      const query = new URLSearchParams({ after: root().dataset.after });
      if (root().dataset.doctor) query.set("doctor", root().dataset.doctor);
      return `/clinic/calendar/news?${query}`;
    },
    // A step that is on its way brings the board itself.
    isBusy: () => root()?.querySelector(".htmx-request") !== null || document.activeElement?.id === "flow-doctor",
    show: (fresh) => {
      const focused = root().contains(document.activeElement) ? document.activeElement.id : null;
      root().replaceWith(document.importNode(fresh, true));
      htmx.process(root());
      ready();
      if (focused) stay(focused);
    },
    sentence: () => root().dataset.lineDown,
  });

  // Whoever was at a button that is gone is at its visit.
  function stay(id) {
    const visit = id.slice(id.indexOf("apt_"));
    (document.getElementById(id) ?? document.getElementById(`flow-visit-${visit}`))?.focus();
  }

  function ready() {
    for (const part of root().querySelectorAll("[data-script-only]")) part.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    // A board without news, as a sample is, has nothing to listen to.
    if (!root()?.dataset.after) return;
    live.listen();
    setInterval(() => document.visibilityState === "visible" && live.gather(), MINUTE);
  });
  document.addEventListener("submit", ({ target }) => {
    if (target.dataset.visit) pressed = target.dataset.visit;
  });
  // A refusal brings the board as it is, with the reason.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    // The visit is of another clinic than the one that was chosen in another window.
    if (detail.target.id === "flow" && detail.xhr.status === 404) return location.reload();
    if (detail.target.id !== "flow" || ![409, 422].includes(detail.xhr.status)) return;
    detail.shouldSwap = true;
    detail.isError = false;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!root() || !pressed) return;
    if (!root().querySelector("[data-focus]")) stay(`flow-visit-${pressed}`);
    pressed = null;
  });
  document.addEventListener("change", ({ target }) => {
    if (target.id === "flow-doctor") target.form.requestSubmit();
  });
})();
