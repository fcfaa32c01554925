// Waits for the end of the meeting in Jitsi's own state; see page.rs. Answers "left", "ended" or "removed", or "unknown"
// where there is no such state.
(settle) => new Promise((answer) => {
  "use strict";
  const store = () => window.APP?.store;
  let joined = false, removed = false, timer = 0;

  /** Why the person is out of the meeting, or null while they are in it, on the way in, or asked something. */
  const cause = () => {
    const feature = (name) => store().getState()[`features/${name}`] ?? {};
    const conference = feature("base/conference"), dialog = feature("base/dialog");
    if (conference.conference) {
      joined = true;
      removed = false;
    }
    // 2022 says it in a note that goes away by itself.
    const notes = feature("notifications").notifications ?? [];
    removed ||= joined && notes.some(({ props }) => [props?.titleKey, props?.descriptionKey]
      .some((key) => ["dialog.kickTitle", "dialog.kickSystemTitle", "dialog.kickMessage"].includes(key)));
    const waits = ["conference", "joining", "authRequired", "membersOnly", "passwordRequired"];
    if (!joined || waits.some((name) => conference[name])) return null;
    if (conference.error?.name === "conference.destroyed") return "ended";
    // 2025 and later: a dialog with a reason and nothing else. The one that asks how it was names the conference.
    const { title, onClose, conference: asked } = dialog.componentProps ?? {};
    if (removed || (title && onClose && !asked)) return "removed";
    // Other errors Jitsi repairs by itself; a question is left to be answered.
    return conference.error || dialog.component ? null : "left";
  };

  let seen = null;
  const look = () => {
    let now = null;
    try { now = cause(); } catch { /* a state of another shape */ }
    if (now === seen) return;
    seen = now;
    clearTimeout(timer);
    // On the way to another room of the same meeting one is in neither for a moment. Being sent out is no such moment,
    // and is told before the person has clicked it away.
    if (now) timer = setTimeout(() => answer(now), now === "left" ? settle : settle / 4);
  };

  const begin = (left) => {
    if (typeof store()?.subscribe === "function") {
      store().subscribe(look);
      look();
    } else if (left > 0) setTimeout(begin, 200, left - 1);
    else answer("unknown");
  };
  begin(300);
})
