// Keeps a part of a page up with what happens: one line of news, changes that come together looked at once, and a word
// when the line is down. The calendar, the flow board and a visit as its patient sees it live by it.
"use strict";

// `root`: the id of the part; the word stands in `<root>-line`. `address()`: where the news are. `show(fresh, page)`: takes
// the part as the server has it now. `isBusy()`: something is being done that nothing may disturb. `sentence()`: what is
// told while the line is down; `back()`: it is up again; `concerns(change)`: whether a change is of anything in the part.
window.keepUp = ({ root, address, show, sentence, back = () => {}, isBusy = () => false, concerns = () => true }) => {
  // Changes that come together are looked at once.
  const GATHER = 120;
  // A line that comes back within this was never away.
  const AWAY = 4000;
  let news = null;
  let away = null; // when the line broke, until it is told
  let gathering = null;
  let asked = 0; // how often the page was asked for; an answer to an earlier asking is out of date
  let latest = null; // the last asking

  const part = () => document.getElementById(root);
  const workplace = (page) => page.querySelector("[data-workplace]")?.dataset.workplace;
  const line = () => document.getElementById(`${root}-line`);

  // Takes the page anew and shows what is in it; where somebody asks for it again meanwhile, that is waited for.
  function refresh() {
    clearTimeout(gathering);
    gathering = null;
    if (isBusy()) return gather();
    return (latest = take(++asked));
  }

  async function take(own) {
    let fresh;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (own !== asked) return latest;
      if (answer.redirected) return location.reload();
      if (!answer.ok) return broken();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Another clinic was chosen in another window: all of the page is another.
      if (workplace(page) !== workplace(document)) return location.reload();
      fresh = page.getElementById(root);
    } catch {
      return own === asked ? broken() : latest;
    }
    if (own !== asked) return latest;
    if (!fresh || !part()) return undefined;
    // It has begun while the answer was under way.
    if (isBusy()) return gather();
    const wasDown = line() && !line().hidden;
    show(fresh);
    if (line()) line().hidden = true;
    if (wasDown) back();
    return undefined;
  }

  function gather() {
    gathering ??= setTimeout(refresh, GATHER);
  }

  function listen() {
    news?.close();
    const opened = new EventSource(address());
    news = opened;
    opened.addEventListener("change", ({ data }) => concerns(JSON.parse(data)) && gather());
    opened.addEventListener("reset", gather);
    opened.addEventListener("open", () => {
      if (line() && !line().hidden) gather();
      clearTimeout(away);
      away = null;
    });
    opened.addEventListener("error", () => {
      away ??= setTimeout(broken, AWAY);
      // A browser gives up on an answer that is no stream, as from a proxy whose server is away.
      if (opened.readyState === EventSource.CLOSED) setTimeout(() => news === opened && part() && listen(), AWAY);
    });
  }

  // The line is down: what is shown stays, and says of when it is.
  function broken() {
    if (!line() || !line().hidden) return;
    line().hidden = false;
    line().lastElementChild.textContent = sentence();
  }

  // Nothing is heard any more, and no answer that is under way is shown.
  function close() {
    news?.close();
    news = null;
    clearTimeout(gathering);
    gathering = null;
    asked += 1;
    latest = null;
  }

  document.addEventListener("htmx:sendError", () => part() && broken());
  window.addEventListener("offline", () => part() && broken());
  window.addEventListener("online", () => part() && gather());
  window.addEventListener("pagehide", () => news?.close());
  window.addEventListener("pageshow", (event) => event.persisted && part() && (listen(), gather()));

  return { listen, refresh, gather, close, isOpen: () => news !== null };
};
