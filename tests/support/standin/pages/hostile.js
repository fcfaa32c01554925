// A room whose page is hostile: tries on order what such a page could try against the program around it, and reports
// what came of it. `answered` and `read` are what must never come.
const page = crypto.randomUUID();
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** What a promise came to, in words; one that stays open is silence. */
async function outcome(promise, good) {
  const result = Promise.resolve(promise).then(value => `${good}: ${describe(value)}`, error => `refused: ${describe(error)}`);

  return Promise.race([ result, pause(3000).then(() => 'silence') ]);
}

function describe(value) {
  // A frame's errors are of another `Error`.
  const text = value?.message !== undefined ? `${value.name} ${value.message}` : typeof value === 'string' ? value : JSON.stringify(value);

  return String(text).slice(0, 200);
}

async function each(list, attempt) {
  return Object.fromEntries(await Promise.all(list.map(async one => [ one, await attempt(one) ])));
}

/** Hangs a frame into the page and waits for what it shows. */
async function frame(address, attributes = {}) {
  const element = document.createElement('iframe');

  Object.assign(element, attributes, { src: address });
  document.body.append(element);
  await pause(1500);
  let text = '';

  try {
    text = element.contentDocument?.body?.innerText ?? '';
  } catch {
    // Another origin: that is as it should be.
  }
  element.remove();

  return text ? `read: ${text.slice(0, 200)}` : 'nothing';
}

/** The key Tauri puts on its own calls, taken from a call that goes through this page's hands. */
async function stolenKey() {
  const { fetch } = window;
  let key = null;

  window.fetch = (address, options) => {
    key = new Headers(options?.headers).get('Tauri-Invoke-Key') ?? key;

    return fetch(address, options);
  };
  await outcome(window.__TAURI_INTERNALS__?.invoke('view'), 'answered');
  window.fetch = fetch;

  return key;
}

/** A call of the program's command `name`, as Tauri's own script sends it. */
function call(address, name, key) {
  const headers = { 'Content-Type': 'application/json', 'Tauri-Callback': '1', 'Tauri-Error': '2', 'Tauri-Invoke-Key': key ?? 'x' };

  return fetch(`${address}/${encodeURIComponent(name)}`, { method: 'POST', headers, body: '{}' })
    .then(async response => {
      const text = await response.text();

      if (response.ok && response.headers.get('Tauri-Response') !== 'error') {
        return text;
      }
      throw new Error(text);
    });
}

const attacks = {
  /** Every command, through every function that could be a bridge. */
  async commands(names) {
    const bridges = {
      internals: window.__TAURI_INTERNALS__?.invoke,
      core: window.__TAURI__?.core?.invoke,
      old: window.__TAURI_INVOKE__ ?? window.__TAURI__?.invoke
    };
    const results = {};

    for (const [ bridge, invoke ] of Object.entries(bridges)) {
      results[bridge] = invoke ? await each(names, name => outcome(invoke(name, {}), 'answered')) : 'no such function';
    }

    return results;
  },

  /** The same as bare messages, to whatever takes messages. */
  async messages(names) {
    const key = await stolenKey();
    const takers = [
      window.ipc,
      ...Object.values(window.webkit?.messageHandlers ?? {}),
      window.webkit?.messageHandlers?.ipc,
      window.chrome?.webview,
      window.external && { postMessage: text => window.external.invoke?.(text) },
      { postMessage: text => window.__TAURI_INTERNALS__?.postMessage?.(JSON.parse(text)) },
      { postMessage: text => [ window, parent, top, opener ].forEach(other => other?.postMessage(text, '*')) }
    ].filter(Boolean);
    const answers = [];
    const listen = word => window.__TAURI_INTERNALS__?.transformCallback?.(answer => answers.push(`${word} ${describe(answer)}`)) ?? 1;

    addEventListener('message', event => event.source !== window && answers.push(`answered: ${describe(event.data)}`));
    for (const taker of takers) {
      for (const name of names) {
        const message = { cmd: name, callback: listen('answered:'), error: listen('refused:'), payload: {}, options: {} };

        for (const inner of [ {}, { __TAURI_INVOKE_KEY__: key } ]) {
          try {
            taker.postMessage(JSON.stringify({ ...message, ...inner }));
          } catch {
            // It takes no such message.
          }
        }
      }
    }
    await pause(3000);

    return { takers: takers.length, answers };
  },

  /** Commands by Tauri's own addresses, with a key that is wrong and one that is stolen. */
  async calls(names) {
    const key = await stolenKey();
    const results = { stolen: Boolean(key) };

    for (const address of [ 'ipc://localhost', 'http://ipc.localhost', 'https://ipc.localhost' ]) {
      results[address] = await each(names, name => outcome(call(address, name, null), 'answered'));
      if (key) {
        results[`${address} with the key`] = await each(names, name => outcome(call(address, name, key), 'answered'));
      }
    }

    return results;
  },

  /** Addresses that are not for web pages, asked for in every way a page has. */
  async addresses(addresses) {
    return each(addresses, async address => ({
      fetch: await outcome(fetch(address).then(response => response.text()), 'read'),
      xhr: await outcome(new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();

        request.onload = () => resolve(request.responseText);
        request.onerror = () => reject(new Error('failed'));
        request.open('GET', address);
        request.send();
      }), 'read'),
      module: await outcome(import(address).then(module => Object.keys(module)), 'read'),
      frame: await frame(address)
    }));
  },

  /** The same from a service worker, which outlives the page. */
  async worker(addresses) {
    if (!navigator.serviceWorker) {
      return 'no service worker';
    }
    await navigator.serviceWorker.register('/hostile-worker.js');

    const { active } = await navigator.serviceWorker.ready;
    const answer = new Promise(resolve => {
      navigator.serviceWorker.onmessage = ({ data }) => resolve(data);
    });

    active.postMessage(addresses);

    return Promise.race([ answer, pause(10000).then(() => 'silence') ]);
  },

  /** Somebody else's page in a frame asks for devices: as it is, and with all that this page can hand on. */
  async devices([ address ]) {
    const ask = allow => new Promise(resolve => {
      const element = document.createElement('iframe');

      addEventListener('message', function hear({ source, data }) {
        if (source === element.contentWindow) {
          removeEventListener('message', hear);
          resolve(data);
        }
      });
      element.allow = allow;
      element.src = address;
      document.body.append(element);
      setTimeout(resolve, 10000, 'silence');
    });

    return {
      plain: await ask(''),
      handedOn: await ask('camera *; microphone *; display-capture *; geolocation *; clipboard-read *; midi *')
    };
  },

  /** Files with names that are paths. */
  async downloads(names) {
    for (const name of names) {
      const link = document.createElement('a');

      link.href = `/hostile/file/${encodeURIComponent(name) || '-'}`;
      link.download = name;
      link.click();
      await pause(300);
    }

    return 'asked for';
  },

  /** New windows without a click, as many as can be had. */
  async windows(addresses) {
    return addresses.map(address => {
      try {
        return window.open(address) ? 'a window' : 'none';
      } catch (error) {
        return `refused: ${describe(error)}`;
      }
    });
  },

  /** The same at the person's next click. */
  async 'windows-on-click'(addresses) {
    await click();

    return attacks.windows(addresses);
  },

  /** The whole screen at the person's next click, and all keys. */
  async fullscreen() {
    await click();

    return {
      screen: await outcome(document.documentElement.requestFullscreen?.(), 'given'),
      keys: await outcome(navigator.keyboard?.lock?.(), 'given')
    };
  },

  async alerts() {
    setTimeout(() => {
      for (;;) {
        alert('Ihr Computer ist gesperrt.');
      }
    }, 200);
  },

  async questions() {
    setTimeout(() => {
      while (!confirm('Bleiben?') || prompt('Warum?') !== 'x') {
        // Once more.
      }
    }, 200);
  },

  async busy() {
    setTimeout(() => {
      for (;;) {
        history.replaceState(null, '', location.href);
      }
    }, 200);
  },

  async stay() {
    addEventListener('beforeunload', event => {
      event.preventDefault();
      event.returnValue = 'Bleiben?';
    });
    await click();
  },

  /** Not hostile at all: what Jitsi's own state says when a meeting ends without another page. */
  async 'meeting-ends'([ error ]) {
    const listeners = [];
    let conference = { conference: {} };

    globalThis.APP = {
      store: { getState: () => ({ 'features/base/conference': conference }), subscribe: listener => listeners.push(listener) }
    };
    await pause(1000);
    conference = error ? { error: { name: error } } : {};
    listeners.forEach(listener => listener());
  },

  async rounds() {
    setTimeout(() => location.replace('/hostile/round'), 200);
  },

  /** To another site, by an address so long that nobody reads what is said about it. */
  async 'long-address'([ address ]) {
    setTimeout(() => location.assign(`${address}#${'\\'.repeat(2 * 1024 * 1024 - 200)}`), 200);
  },

  /** A window opened at the person's click empties this one and writes into it. */
  async 'empty-window'() {
    await click();
    const other = open('about:blank');

    other.eval(`
      opener.location = 'about:blank';
      setInterval(() => { try { opener.document.body.textContent = 'Ihr Konto ist gesperrt.'; } catch { /* not yet */ } }, 100);
    `);
  },

  /** Empty windows that stay, and whether they do. */
  async 'empty-windows'() {
    await click();
    const other = open('about:blank');

    other.document.title = 'Leer';
    await pause(13000);

    return other.closed ? 'closed' : 'open';
  },

  /** A mail without a click. */
  async mail([ address ]) {
    setTimeout(() => location.assign(address), 200);
  },

  /** A mail by a link the person clicks. */
  async 'mail-on-click'([ address ]) {
    const link = document.createElement('a');

    link.href = address;
    link.textContent = 'Mail';
    link.style = 'position: fixed; inset: 0; font-size: 10vw';
    document.body.append(link);
    report('armed');
  },

  /** What is granted before anybody was asked. */
  async permissions(names) {
    return each(names, name => navigator.permissions.query({ name }).then(({ state }) => state, () => 'unknown'));
  },

  /** Lists of devices, after a click: one that is shown is a question that stays open. */
  async 'device-lists'(kinds) {
    await click();

    return each(kinds, async kind => kind in navigator
      ? outcome(kind === 'serial' ? navigator.serial.requestPort() : navigator[kind].requestDevice({ filters: [], acceptAllDevices: true }), 'answered')
      : 'unknown');
  },

  /** Wants to open what other programs open, after a click. */
  async handler() {
    await click();
    navigator.registerProtocolHandler('mailto', '/?to=%s');
    await pause(2000);
  },

  /** Prints, and goes on when that is done. */
  async 'print-once'() {
    print();

    return 'went on';
  },

  /** What shows sounds is made to work in this page's hands, for many sounds at once, and in a frame. */
  async sounds() {
    const seen = new Set();
    const note = value => {
      if (typeof value === 'string') {
        seen.add(value);
      } else if (value && typeof value === 'object' && !(value instanceof Node)) {
        try { Object.values(value).forEach(inner => typeof inner === 'string' && seen.add(inner)); } catch { /* not for us */ }
      }
    };
    const roots = [];

    for (const [ owner, name ] of [
      [ Element.prototype, 'attachShadow' ], [ Element.prototype, 'append' ], [ Element.prototype, 'setAttribute' ],
      [ CSSStyleSheet.prototype, 'replaceSync' ], [ Document.prototype, 'createElement' ], [ Object, 'hasOwn' ],
      [ RegExp.prototype, 'exec' ], [ Map.prototype, 'get' ], [ Map.prototype, 'set' ], [ window, 'setTimeout' ]
    ]) {
      const own = owner[name];

      owner[name] = function(...given) {
        given.forEach(note);
        const result = own.apply(this, given);

        name === 'attachShadow' && roots.push(result);

        return result;
      };
    }
    const play = async (document, count) => {
      // Who records may play without having been clicked.
      await document.defaultView.navigator.mediaDevices.getUserMedia({ audio: true });
      for (let at = 0; at < count; at++) {
        const audio = document.createElement('audio');

        audio.muted = true;
        audio.src = '/sounds/joined.mp3';
        document.body.append(audio);
        await audio.play();
      }
    };
    const inner = document.createElement('iframe');

    inner.srcdoc = '<p>Rahmen</p>';
    document.body.append(inner);
    await new Promise(resolve => { inner.onload = resolve; });
    await play(inner.contentDocument, 3);
    const inFrame = inner.contentDocument.querySelectorAll('html > div').length;

    inner.remove();
    await play(document, 60);
    await pause(500);

    return {
      inFrame,
      roots: roots.length,
      words: roots.map(root => root.textContent),
      hosts: document.querySelectorAll('html > div').length,
      seen: [ ...seen ].filter(text => text.length < 200),
      stored: Object.keys(localStorage),
      notifications: Notification.permission
    };
  },

  async print() {
    setTimeout(() => {
      for (;;) {
        print();
      }
    }, 200);
  }
};

function click() {
  const button = document.getElementById('armed');

  button.hidden = false;
  report('armed');

  return new Promise(resolve => button.addEventListener('click', resolve, { once: true }));
}

function report(event, more = {}) {
  return fetch('/report', {
    method: 'POST',
    body: JSON.stringify({
      event,
      page,
      address: location.href,
      bridge: [ '__TAURI__', '__TAURI_INTERNALS__', 'ipc' ].filter(name => name in window),
      userAgent: navigator.userAgent,
      ...more
    }),
    keepalive: true
  });
}

// What Jitsi does at its end, so that the others see the person go.
addEventListener('pagehide', () => navigator.sendBeacon('/report', JSON.stringify({ event: 'gone', page })));

const control = new EventSource(`/control?page=${page}`);

control.onmessage = async ({ data }) => {
  const order = JSON.parse(data);

  if (order.do === 'goto') {
    location.assign(order.to);
  } else if (order.do === 'look') {
    report('looked');
  } else if (order.do === 'attack') {
    report('attacked', { outcome: await attacks[order.what](order.with).catch(error => `failed: ${describe(error)}`) ?? null });
  }
};
control.onopen = () => {
  control.onopen = null;
  report('hostile');
};
