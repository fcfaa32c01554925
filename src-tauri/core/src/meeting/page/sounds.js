// Shows with a word at the edge what can be heard of Jitsi, in the meeting's page; see sounds.rs. `heard` is what the
// program knows. Nothing is stored, nothing is sent, and nothing of the page's own is changed but how loud its sounds are.
function (heard) {
  "use strict";
  if (window.top !== window || location.origin !== heard.origin) return;
  const { HTMLMediaElement, Notification } = window;
  const MOST = 3;

  /** What a media element of Jitsi's says, or undefined. @param {EventTarget|null} element */
  const wordOf = (element) => {
    if (!(element instanceof HTMLMediaElement)) return undefined;
    // The language some sounds are spoken in stands behind the name.
    const name = /\/sounds\/([A-Za-z0-9-]+)(?:_[A-Za-z]+)?\.(?:mp3|opus|wav)$/.exec(element.currentSrc || element.src)?.[1];
    return name !== undefined && Object.hasOwn(heard.words, name) ? heard.words[name] : undefined;
  };

  /** The edge and the place for words, made when they are needed first. */
  const make = () => {
    const host = document.createElement("div");
    const shade = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(heard.style);
    shade.adoptedStyleSheets = [sheet];
    host.lang = heard.lang;
    host.className = "edge";
    const edge = document.createElement("div");
    edge.className = `edge ${heard.theme}`;
    const words = document.createElement("div");
    words.className = "words";
    words.setAttribute("role", "status");
    edge.append(words);
    shade.append(edge);
    document.documentElement.append(host);
    return { host, edge, words };
  };

  let place = null;
  /** The lines that are shown, by word. @type {Map<string, { line: HTMLElement, timer: number }>} */
  const shown = new Map();

  const gone = (word) => {
    const { line } = shown.get(word) ?? {};
    shown.delete(word);
    // The last word fades with its edge.
    if (shown.size > 0) line?.remove();
    else place.edge.classList.remove("on");
  };

  const show = (word) => {
    place ??= make();
    const { edge, words, host } = place;
    // Whatever the page has put on top since, or taken away.
    if (!host.isConnected || host.nextSibling) document.documentElement.append(host);
    const before = shown.get(word);
    if (before) {
      clearTimeout(before.timer);
    } else {
      if (shown.size === 0) words.replaceChildren();
      if (shown.size === MOST) {
        const [oldest] = shown.keys();
        clearTimeout(shown.get(oldest).timer);
        gone(oldest);
      }
    }
    const line = before?.line ?? document.createElement("p");
    if (!before) {
      line.textContent = word;
      words.append(line);
    }
    // The edge stays while there is a word: what stays cannot flash.
    shown.set(word, { line, timer: setTimeout(gone, heard.for, word) });
    edge.getBoundingClientRect(); // so that the first word fades in, too
    edge.classList.add("on");
  };

  const notify = async (word) => {
    if (!heard.notify || document.hasFocus() || !Notification) return;
    // Where it is granted only to who asks (WebView2), the program answers, not the person.
    if (Notification.permission === "default") await Notification.requestPermission();
    if (Notification.permission !== "granted") return;
    // One place for all of them: what comes later takes the place of what came before.
    const note = new Notification(heard.program, { body: word, tag: "bbw-meet", lang: heard.lang, silent: true });
    note.addEventListener("click", () => {
      window.focus();
      note.close();
    });
  };

  // Media events do not bubble, but a document sees them on their way down.
  const listen = (name, hear) => document.addEventListener(name, (event) => {
    const word = event.isTrusted ? wordOf(event.target) : undefined;
    if (word === undefined) return;
    if (heard.silent) event.target.muted = true;
    hear?.(word);
  }, { capture: true });
  // Turned down before it is played for the first time.
  listen("loadstart");
  listen("play", (word) => {
    show(word);
    notify(word).catch(() => { /* a browser that shows notifications only from a worker */ });
  });
}
