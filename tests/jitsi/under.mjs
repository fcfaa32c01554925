// Runs pages in Chromium under scripts that come before each document, as a web view runs them, in frames, too.
// Run as: node under.mjs, with one JSON on standard input:
//     { chromium: [PROGRAM, ARGUMENT…], origin, scripts: [SOURCE…], pages: { NAME: { files: [PATH…], probe: SOURCE } } }
// Answers on standard output: { NAME: { value, errors: [TEXT…] } }. The pages come from here alone, whatever `origin` says.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const order = JSON.parse(fs.readFileSync(0, 'utf8'));
const [ program, ...given ] = order.chromium;
const browser = spawn(
    program,
    [
        ...given, '--headless', '--remote-debugging-pipe', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
        '--disable-background-networking', '--disable-component-update', 'about:blank'
    ],
    { stdio: [ 'ignore', 'ignore', 'inherit', 'pipe', 'pipe' ] });
const [ , , , commands, messages ] = browser.stdio;
const waiting = new Map();
const listeners = new Set();
let last = 0;
let rest = '';

messages.setEncoding('utf8').on('data', text => {
    const parts = (rest + text).split('\0');

    rest = parts.pop();
    for (const message of parts.map(part => JSON.parse(part))) {
        if (message.id) {
            const { resolve, reject } = waiting.get(message.id);

            message.error ? reject(new Error(message.error.message)) : resolve(message.result);
        } else {
            listeners.forEach(hear => hear(message));
        }
    }
});

/** One command of the DevTools protocol, and its result. */
function send(method, params = {}, sessionId = undefined) {
    commands.write(`${JSON.stringify({ id: ++last, method, params, sessionId })}\0`);

    return new Promise((resolve, reject) => waiting.set(last, { resolve, reject }));
}

/** The document of a page: its files one after the other, as the server of a real one has them. */
const html = files => `<!doctype html><html lang="de"><title>Jitsi</title><body>${
    files.map((_, number) => `<script src="/${number}.js"></script>`).join('')}</body></html>`;

async function run({ files, probe }) {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const say = (method, params) => send(method, params, sessionId);
    const errors = [];
    const loaded = new Promise(resolve => listeners.add(message => {
        if (message.sessionId !== sessionId) {
            return;
        }
        if (message.method === 'Runtime.exceptionThrown') {
            const { exception, text } = message.params.exceptionDetails;

            errors.push(exception?.description?.split('\n')[0] ?? text);
        } else if (message.method === 'Page.loadEventFired') {
            resolve();
        } else if (message.method === 'Fetch.requestPaused') {
            const { requestId, request } = message.params;
            const number = new URL(request.url).pathname.match(/^\/(\d+)\.js$/)?.[1];
            const [ type, body ] = number
                ? [ 'text/javascript', fs.readFileSync(files[number]) ]
                : [ 'text/html', Buffer.from(html(files)) ];

            say('Fetch.fulfillRequest', {
                requestId,
                responseCode: 200,
                responseHeaders: [ { name: 'Content-Type', value: `${type}; charset=utf-8` } ],
                body: body.toString('base64')
            }).catch(() => { /* The page is gone already. */ });
        }
    }));

    for (const domain of [ 'Page', 'Runtime' ]) {
        await say(`${domain}.enable`);
    }
    await say('Fetch.enable', { patterns: [ { urlPattern: '*' } ] });
    for (const source of order.scripts) {
        await say('Page.addScriptToEvaluateOnNewDocument', { source });
    }
    await say('Page.navigate', { url: `${order.origin}/Raum` });
    await loaded;
    const { result, exceptionDetails } = await say('Runtime.evaluate', {
        expression: `(async () => { ${probe} })()`, awaitPromise: true, returnByValue: true, userGesture: true
    });

    if (exceptionDetails) {
        errors.push(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text);
    }
    await send('Target.closeTarget', { targetId });

    return { value: result.value ?? null, errors };
}

const results = {};

for (const [ name, page ] of Object.entries(order.pages)) {
    results[name] = await run(page);
}
console.log(JSON.stringify(results));
browser.kill();
