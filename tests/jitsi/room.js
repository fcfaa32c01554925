// The stand-in's room page: does with its address, the stored settings, camera and microphone what a Jitsi room does,
// and tells the server what it saw. Leaves in whichever way the server orders.
import { readAddress } from './address';
import { overlay } from './overlay';

const SETTINGS = 'features/base/settings';
const page = crypto.randomUUID();
const arrival = { pathname: location.pathname, search: location.search, hash: location.hash };
const read = readAddress(location.href, globalThis.config);
const title = 'Jitsi Meet (Test)';
let joined = false;
let stream = null;

/** As much of Jitsi's store as tells whether one is in a meeting, and why not: `features/base/conference` and others. */
const store = (() => {
    const listeners = [];
    let state = {
        'features/base/conference': {},
        'features/base/dialog': {},
        'features/notifications': { notifications: [] }
    };

    return {
        getState: () => state,
        subscribe: listener => listeners.push(listener),
        set: (feature, value) => {
            state = { ...state, [`features/${feature}`]: value };
            listeners.forEach(listener => listener());
        }
    };
})();

globalThis.APP = { store };

function storedSettings() {
    try {
        return JSON.parse(localStorage.getItem(SETTINGS)) ?? {};
    } catch {
        return {};
    }
}

/** Jitsi trims names and cuts them to 50 characters. */
function displayName() {
    const name = read.displayName ?? storedSettings().displayName ?? '';

    return name.trim().slice(0, 50);
}

async function permissions() {
    const states = {};

    for (const name of [ 'camera', 'microphone', 'notifications' ]) {
        states[name] = await navigator.permissions.query({ name }).then(({ state }) => state, String);
    }

    return states;
}

/** What is asked of a device, as lib-jitsi-meet puts it together from the configuration (`getConstraints`). */
function asked(kind) {
    const { constraints, resolution } = read.config;

    if (kind === 'audio') {
        return true;
    }

    return {
        frameRate: { min: 15, max: 30 },
        ...constraints?.video,
        height: { ideal: resolution ?? 720 },
        width: { ideal: (resolution ?? 720) * 16 / 9 }
    };
}

/** Asks for what is not muted, one by one, so that one refusal does not hide the other device. */
async function openDevices() {
    const wanted = { audio: !read.config.startWithAudioMuted, video: !read.config.startWithVideoMuted };
    const media = {};

    stream = new MediaStream();
    for (const kind of [ 'audio', 'video' ]) {
        if (!wanted[kind]) {
            media[kind] = 'muted';
            continue;
        }
        try {
            const tracks = (await navigator.mediaDevices.getUserMedia({ [kind]: asked(kind) })).getTracks();

            tracks.forEach(track => stream.addTrack(track));
            media[kind] = tracks[0].readyState;
            if (kind === 'video') {
                const { height, frameRate } = tracks[0].getSettings();

                media.picture = { height, frameRate };
            }
        } catch (error) {
            media[kind] = error.name;
        }
    }

    return media;
}

/** A call with itself: offers what the devices give, or a bare data channel, and waits until it is connected. */
async function call() {
    const [ here, there ] = [ new RTCPeerConnection(), new RTCPeerConnection() ];
    const received = [];

    here.onicecandidate = ({ candidate }) => candidate && there.addIceCandidate(candidate);
    there.onicecandidate = ({ candidate }) => candidate && here.addIceCandidate(candidate);
    there.ontrack = ({ track }) => received.push(track.kind);
    here.createDataChannel('call');
    stream.getTracks().forEach(track => here.addTrack(track, stream));

    const connected = new Promise(resolve => {
        here.onconnectionstatechange = () => [ 'connected', 'failed' ].includes(here.connectionState) && resolve();
        setTimeout(resolve, 15000);
    });

    await here.setLocalDescription(await here.createOffer());
    await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription(await there.createAnswer());
    await here.setRemoteDescription(there.localDescription);
    await connected;

    return { state: here.connectionState, received: received.sort() };
}

async function report(event, more = {}) {
    const body = JSON.stringify({
        event,
        page,
        address: location.href,
        room: read.room,
        tenant: read.tenant,
        displayName: displayName(),
        config: read.config,
        lang: read.lang,
        jwt: read.jwt,
        permissions: await permissions(),
        cookies: document.cookie,
        storage: Object.keys(localStorage).sort(),
        stored: storedSettings(),
        overlay: overlay(),
        bridge: [ '__TAURI__', '__TAURI_INTERNALS__', 'ipc' ].filter(name => name in window),
        userAgent: navigator.userAgent,
        ...more
    });

    await fetch('/report', { method: 'POST', body, keepalive: true });
}

function settle(changes) {
    localStorage.setItem(SETTINGS, JSON.stringify({ ...storedSettings(), ...changes }));
}

async function join() {
    if (joined) {
        return;
    }
    joined = true;

    const name = document.getElementById('name').value;

    document.body.dataset.stage = 'joining';
    store.set('base/conference', { joining: {} });
    const rtc = await call();

    // Once inside, Jitsi takes query and fragment out of the visible address.
    history.replaceState(null, '', location.pathname);
    document.cookie = 'standin=visited; max-age=3600; secure; path=/';
    if (!read.config.doNotStoreRoom) {
        localStorage.setItem('features/recent-list', JSON.stringify([ { conference: location.href } ]));
    }
    store.set('base/conference', { conference: {} });
    document.body.dataset.stage = 'joined';
    await report('joined', { rtc, entered: name });

    // Jitsi writes late.
    setTimeout(() => settle({ displayName: name }), 1500);
}

/** Out of the meeting, without a word. */
function out(more = {}) {
    joined = false;
    store.set('base/conference', more);
}

/** A dialog with a reason and one button; a server with a welcome page shows it afterwards. 2025 and later. */
function dialog(text) {
    const onClose = () => later(500, `/${arrival.search}${arrival.hash}`);

    store.set('base/dialog', { component: dialog, componentProps: { title: text, onClose } });
    note(text);
}

const later = (delay, address) => setTimeout(() => location.assign(address), delay);
const closePage = number => () => later(0, `/static/close${number}.html`);

// Every way a meeting can end or go on, as Jitsi does it.
const orders = {
    join,
    'leave-welcome': () => later(500, `/${arrival.search}${arrival.hash}`),
    'leave-close': closePage(''),
    'leave-close2': closePage('2'),
    'leave-close3': closePage('3'),
    'leave-thanks': () => {
        out();
        document.title = title;
        note('Vielen Dank für Ihre Teilnahme.');
    },
    'ended-for-all': () => {
        out({ error: { name: 'conference.destroyed', params: [ 'ended' ] } });
        dialog('Die Konferenz wurde beendet.');
    },
    removed: () => {
        out();
        dialog('Autsch! Sie wurden aus der Konferenz geworfen.');
    },

    // 2022: a note that goes away, and then nothing.
    'removed-silently': () => {
        store.set('notifications', { notifications: [ { props: { titleKey: 'dialog.kickTitle' } } ] });
        out();
        note('Autsch! Sie wurden aus der Konferenz geworfen.');
        setTimeout(() => {
            store.set('notifications', { notifications: [] });
            document.getElementById('note').textContent = '';
        }, 5000);
    },

    // Between two rooms of one meeting.
    'another-room': () => {
        out();
        setTimeout(() => store.set('base/conference', { joining: {} }), 2000);
        setTimeout(() => {
            store.set('base/conference', { conference: {} });
            report('in-another-room');
        }, 4000);
    },
    reload: () => location.reload(),
    'fatal-error': () => later(1000, arrival.pathname + arrival.search + arrival.hash),
    'not-allowed': () => later(0, '/static/authError.html'),
    unsupported: () => later(0, '/static/recommendedBrowsers.html'),
    'other-room': ({ to }) => later(0, to),
    goto: ({ to }) => later(0, to),

    // A link that a person clicks: browsers open no window without a real click.
    'offer-link': ({ to }) => {
        const link = document.getElementById('link');

        link.href = to;
        link.hidden = false;
        report('link-offered');
    },
    rename: ({ to }) => {
        settle({ displayName: to });
        report('renamed');
    },
    'keep-offline-page': async () => {
        await navigator.serviceWorker.register('/pwa-worker.js');
        await navigator.serviceWorker.ready;
        report('offline-page-kept');
    },
    look: () => report('looked'),

    store: ({ settings }) => {
        settle(settings);
        report('settled');
    },
    forge: async () => {
        const audio = await sound('joined.mp3');

        audio.dispatchEvent(new Event('play'));
        // The voices of the others come like this.
        const voices = document.createElement('audio');

        voices.srcObject = new MediaStream();
        document.body.append(voices);
        voices.play().catch(() => {});
        // And a sound that has nothing to say.
        const other = document.createElement('audio');

        other.src = '/sounds/constructor.mp3';
        document.body.append(other);
        await other.play().catch(() => {});
        await report('forged');
    },

    // As Jitsi does it: an element for each sound, in the document, played when something happens.
    play: async ({ to }) => {
        const audio = await sound(to);

        audio.currentTime = 0;
        await audio.play();
        await report('played', { outcome: { muted: audio.muted, disabled: read.config.disabledSounds?.length ?? 0 } });
    }
};

const sounds = new Map();

/** A sound of Jitsi's by its file, once it has been loaded (`SoundCollection.tsx`). */
function sound(file) {
    if (!sounds.has(file)) {
        const audio = document.createElement('audio');

        audio.preload = 'auto';
        audio.src = `/sounds/${file}`;
        document.getElementById('react').append(audio);
        sounds.set(file, new Promise((resolve, reject) => {
            audio.oncanplaythrough = () => resolve(audio);
            audio.onerror = () => reject(new Error(`no sound ${file}`));
        }));
    }

    return sounds.get(file);
}

function note(text) {
    stream?.getTracks().forEach(track => track.stop());
    document.getElementById('note').textContent = text;
    document.body.dataset.stage = 'note';
    report('note');
}

async function start() {
    if (!window.RTCPeerConnection) {
        location.assign('/static/webrtcUnsupported.html');

        return;
    }

    // Jitsi loads itself again at the address it has cleaned.
    if (decodeURI(read.pathname) !== decodeURI(location.pathname)) {
        location.replace(read.pathname + location.search + location.hash);

        return;
    }

    // Jitsi's root is empty until its script draws into it.
    document.getElementById('react').append(document.getElementById('page').content);
    document.title = `${decodeURIComponent(read.room)} | ${title}`;
    document.documentElement.lang = read.lang ?? 'en';
    document.getElementById('room').textContent = decodeURIComponent(read.room);
    document.getElementById('name').value = displayName();
    document.getElementById('join').addEventListener('click', join);
    document.getElementById('leave').addEventListener('click', orders['leave-welcome']);

    const media = await openDevices();

    document.getElementById('preview').srcObject = stream;
    document.getElementById('devices').textContent = `Mikrofon: ${media.audio}, Kamera: ${media.video}`;

    const control = new EventSource(`/control?page=${page}`);

    control.onmessage = ({ data }) => {
        const order = JSON.parse(data);

        orders[order.do]?.(order);
    };
    await new Promise(resolve => {
        control.onopen = resolve;
    });
    document.body.dataset.stage = 'prejoin';
    await report('prejoin', { media });
}

start().catch(error => report('error', { error: String(error?.stack ?? error) }));
