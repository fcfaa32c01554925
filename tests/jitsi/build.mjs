// Bundles Jitsi's own code for Node (the contract tests), for the stand-in's room page, and for a page of its own.
// Run as: node build.mjs OUTPUT_FOLDER, with NODE_PATH naming the installed packages.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(path.join(process.env.NODE_PATH, 'x.js'));
const { build } = require('esbuild');
const here = path.dirname(fileURLToPath(import.meta.url));
const features = path.join(process.env.NODE_PATH, '@jitsi/react-native-sdk/react/features');

// What the address code imports but never calls while it reads an address: the media library and the list of
// participants. They would pull in all of Jitsi.
const unused = {
    name: 'unused',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^\.\.\/(lib-jitsi-meet|participants\/functions)$/ }, ({ path }) => ({ path, namespace: 'unused' }));
        onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
    }
};

// These bring the drawing of the page along, which is not in the package.
const drawing = [ 'base/conference', 'base/config', 'base/participants', 'chat', 'mobile/call-integration', 'participants-pane' ];

// All of the app's reducers, as its own file `app/reducers.web.ts` lists them.
const reducers = {
    name: 'reducers',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^jitsi:reducers$/ }, ({ path }) => ({ path, namespace: 'reducers' }));
        onLoad({ filter: /.*/, namespace: 'reducers' }, () => {
            const files = fs.readdirSync(features, { recursive: true })
                .filter(file => /(^|\/)reducer(\.web)?\.ts$/.test(file))
                .filter(file => !drawing.includes(path.dirname(file)));
            const lines = files.map(file => `import ${JSON.stringify(path.join(features, file))};`);

            return { contents: `${lines.join('\n')}\nexport default ${files.length};`, resolveDir: features };
        });
    }
};

const common = {
    bundle: true,
    logLevel: 'warning',
    nodePaths: [ process.env.NODE_PATH ],
    outdir: process.argv[2],
    resolveExtensions: [ '.web.ts', '.web.tsx', '.ts', '.tsx', '.js', '.json' ]
};
const page = { ...common, format: 'iife', platform: 'browser', target: 'es2022' };

await build({ ...common, plugins: [ unused ], entryPoints: [ path.join(here, 'reader.js') ], format: 'cjs', platform: 'node' });
await build({ ...page, plugins: [ unused ], entryPoints: [ path.join(here, 'room.js') ] });
await build({ ...page, plugins: [ reducers ], entryPoints: [ path.join(here, 'app.js') ], define: { __DEV__: 'false' } });
