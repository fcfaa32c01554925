// Bundles Jitsi's own code for Node (the contract tests) and for the stand-in's room page.
// Run as: node build.mjs OUTPUT_FOLDER, with NODE_PATH naming the installed packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(path.join(process.env.NODE_PATH, 'x.js'));
const { build } = require('esbuild');
const here = path.dirname(fileURLToPath(import.meta.url));

// What the address code imports but never calls while it reads an address: the media library and the list of
// participants. They would pull in all of Jitsi.
const unused = {
    name: 'unused',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^\.\.\/(lib-jitsi-meet|participants\/functions)$/ }, ({ path }) => ({ path, namespace: 'unused' }));
        onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
    }
};

const common = {
    bundle: true,
    logLevel: 'warning',
    nodePaths: [ process.env.NODE_PATH ],
    outdir: process.argv[2],
    plugins: [ unused ],
    resolveExtensions: [ '.web.ts', '.web.tsx', '.ts', '.tsx', '.js' ]
};

await build({ ...common, entryPoints: [ path.join(here, 'reader.js') ], format: 'cjs', platform: 'node' });
await build({ ...common, entryPoints: [ path.join(here, 'room.js') ], format: 'iife', platform: 'browser', target: 'es2022' });
