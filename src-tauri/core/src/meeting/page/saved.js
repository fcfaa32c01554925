// Shows for ten seconds, over the meeting, where a file went; see arrival.rs.
(told) => {
  "use strict";
  const host = document.createElement("div");
  const shade = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(told.style);
  shade.adoptedStyleSheets = [sheet];
  host.lang = told.lang;
  host.className = "note";
  const note = document.createElement("div");
  note.className = `note ${told.theme}`;
  note.setAttribute("role", "status");
  shade.append(note);
  document.documentElement.append(host);
  // A live region that exists before its words is read out when they come.
  setTimeout(() => { note.textContent = told.text; }, 100);
  note.addEventListener("click", () => host.remove());
  setTimeout(() => host.remove(), 10000);
}
