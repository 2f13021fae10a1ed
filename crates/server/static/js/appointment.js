// A visit as its patient sees it keeps up with what the clinic does. Without it the page is loaded anew.
"use strict";

(() => {
  const root = () => document.getElementById("visit");

  const live = keepUp({
    root: "visit",
    address: () => `/appointments/news?${new URLSearchParams({ after: root().dataset.after })}`,
    concerns: ({ appointment_id }) => appointment_id === root()?.dataset.visit,
    // Somebody is writing what they thought of it.
    isBusy: () => root()?.querySelector("form")?.contains(document.activeElement) ?? false,
    show: (fresh) => {
      const held = document.activeElement?.closest("#visit a")?.getAttribute("href");
      root().replaceWith(document.importNode(fresh, true));
      htmx.process(root());
      for (const part of root().querySelectorAll("[data-script-only]")) part.hidden = false;
      if (held) [...root().querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
    },
    sentence: () => "",
  });

  document.addEventListener("DOMContentLoaded", () => root()?.dataset.after && live.listen());
})();
