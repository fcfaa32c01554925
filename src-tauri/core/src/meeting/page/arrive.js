// Runs before any script of every page in the meeting's window; see arrival.rs. `told` is what the program knows.
function (told) {
  "use strict";

  // In an app window the browser leaves its keys to the page first. These would open something beside the meeting: windows,
  // lists, tools, files. AltGr counts as Ctrl and Alt.
  const plain = new Set([..."dhjnostu"]), shifted = new Set([..."cijnot", "delete"]);
  addEventListener("keydown", (event) => {
    const key = event.key?.toLowerCase();
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (key === "f1" || key === "f12" || (command && (event.shiftKey ? shifted : plain).has(key))) event.preventDefault();
  }, true);

  if (window.top !== window) return;
  const server = location.origin === told.origin;

  const STORE = "features/base/settings";

  /** What is stored under `key`, as an object. */
  const stored = (key) => {
    let value = null;
    try { value = JSON.parse(localStorage.getItem(key)); } catch { /* not ours to repair */ }
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
  };

  // The name the person is known by, where Jitsi looks for it, and what Jitsi is asked to store for them. Once per
  // window: changed in the meeting, it stays changed.
  const seed = () => {
    const done = "bbw-meet/seeded";
    try {
      if (sessionStorage.getItem(done)) return;
      const known = stored(STORE);
      const changed = ask(known);
      if (!changed && !told.settings) return;
      localStorage.setItem(STORE, JSON.stringify({ ...known, ...told.settings }));
      sessionStorage.setItem(done, "1");
    } catch { /* storage switched off: the person types the name in the meeting */ }
  };

  // Asks only once: what the person chooses in Jitsi after that stays. What is no longer asked for goes back to Jitsi's
  // own, unless the person has changed it since.
  const ask = (known) => {
    const key = "bbw-meet/asked", before = stored(key), now = {};
    let changed = false;
    for (const [name, value] of Object.entries(told.asked)) {
      const was = Object.hasOwn(before, name);
      if (value !== null) now[name] = was ? before[name] : value;
      if (was === (value !== null)) continue;
      changed = true;
      if (!was) known[name] = value;
      else if (known[name] === before[name]) delete known[name];
    }
    if (changed) localStorage.setItem(key, JSON.stringify(now));
    return changed;
  };

  // Without a title the browser shows the address. In the meeting it is the meeting's name until Jitsi gives it one; on
  // other pages something, until their own is there.
  const name = () => {
    if (server && location.pathname === told.path) {
      document.title = told.title;
    } else if (!document.title) {
      document.title = told.program;
      const ours = document.querySelector("title");
      addEventListener("DOMContentLoaded", () => document.querySelectorAll("title").length > 1 && ours?.remove());
    }
  };

  // What Jitsi is told stands behind the address. The window comes without it, and a page that was loaded again has lost it.
  const tell = () => {
    if (location.pathname !== told.path) return;
    const search = location.search || told.search, hash = location.hash || chosen(told.hash);
    if (search === location.search && hash === location.hash) return;
    history.replaceState(history.state, "", location.pathname + search + hash);
  };

  // Jitsi takes this from the address into its store; the number that the person has chosen there counts more.
  const chosen = (hash) => {
    const [name, key] = told.stage;
    try {
      const own = stored(STORE)[name];
      return Number.isInteger(own) ? hash.replace(new RegExp(`(${key})=\\d+`), `$1=${own}`) : hash;
    } catch {
      return hash;
    }
  };

  // Something to read until Jitsi has drawn the first of its own.
  const wait = () => {
    const make = (kind, text, parent) => {
      const element = document.createElement(kind);
      element.textContent = text;
      parent.append(element);
      return element;
    };
    const host = document.createElement("div");
    const shade = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(told.style);
    shade.adoptedStyleSheets = [sheet];
    host.lang = told.lang;
    const page = make("div", "", shade);
    page.className = `page ${told.theme}`;
    page.setAttribute("role", "status");
    const words = make("div", "", page);
    make("p", told.heading, words).className = "heading";
    make("p", told.title, words).className = "title";
    make("div", "", words).className = "waiting";
    document.documentElement.append(host);

    const gone = () => {
      look.disconnect();
      host.remove();
    };
    const drawn = () => {
      const root = document.getElementById("react");
      return root ? root.childElementCount > 0 : document.readyState !== "loading";
    };
    const look = new MutationObserver(() => {
      if (!drawn()) return;
      look.disconnect();
      // What has been put in place still has to be painted; a hidden window paints nothing.
      requestAnimationFrame(() => requestAnimationFrame(gone));
      setTimeout(gone, 1000);
    });
    look.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => drawn() && gone());
    addEventListener("load", () => setTimeout(gone, 5000));
    setTimeout(gone, 60000);
  };

  if (server) seed();
  // Before there is a head, a page can be given nothing. An observer is called before the page's first script is.
  const arrive = () => {
    if (!document.head) return false;
    name();
    if (server) {
      tell();
      try { wait(); } catch { /* an old browser: its window is empty for longer */ }
    }
    return true;
  };
  if (arrive()) return;
  const start = new MutationObserver(() => arrive() && start.disconnect());
  start.observe(document, { childList: true, subtree: true });
}
