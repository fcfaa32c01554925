// Answers each line of JSON on standard input with one line of JSON: a question with what Jitsi makes of it.
//   {"address": URL, "jitsi": YEAR}                  what Jitsi of that year reads in an address
//   {"seed": SCRIPT, "origin": O, "storage": {…}}    what a page of this origin finds in its storage after the script
import { createInterface } from 'node:readline';
import { runInNewContext } from 'node:vm';

// Jitsi asks whether it runs inside a frame, and whether on a phone.
globalThis.navigator ??= { product: 'Gecko' };
globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.top = globalThis;

// Its logger would write between the answers.
for (const level of [ 'debug', 'error', 'info', 'log', 'trace', 'warn' ]) {
    console[level] = () => {};
}

const readers = { 2023: require('./address-2023').readAddress, 2026: require('./address').readAddress };

function storage(entries) {
    const map = new Map(entries);

    return {
        getItem: key => map.get(key) ?? null,
        setItem: (key, value) => map.set(key, String(value)),
        entries: () => Object.fromEntries(map)
    };
}

/** Runs the script twice, as a browser does that loads a page twice in one window. */
function seed({ seed, origin, storage: before }) {
    const page = {
        location: { origin },
        // Nothing is in it yet: a script before all others sees it like this.
        document: { head: null, addEventListener() {} },
        addEventListener() {},
        MutationObserver: class { observe() {} },
        localStorage: storage(Object.entries(before)),
        sessionStorage: storage([])
    };

    page.window = page.top = page.self = page;
    runInNewContext(seed, page);
    const first = page.localStorage.entries();

    runInNewContext(seed, page);

    return {
        storage: first,
        unchangedBySecondRun: JSON.stringify(first) === JSON.stringify(page.localStorage.entries())
    };
}

createInterface({ input: process.stdin }).on('line', line => {
    let answer;

    try {
        const question = JSON.parse(line);

        answer = { read: question.address ? readers[question.jitsi](question.address) : seed(question) };
    } catch (error) {
        answer = { error: String(error?.stack ?? error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
});
