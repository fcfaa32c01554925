// Stands for all code that gives an object of its own a property which every object has by its prototype: does it to
// objects of every kind, with every property there is. Old libraries do it to prototypes, as `js-md5` with `toString`.
'use strict';

const kinds = {
    'an object': () => ({}),
    'a list': () => [],
    'a function': () => () => {},
    'an error': () => new Error(),
    'an instance': () => new (class {})(),
    'a prototype': () => (class {}).prototype,
    'a prototype of old': () => (function() { /* A constructor. */ }).prototype
};

globalThis.assignEverything = () => {
    const refused = [];

    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
        for (const [ kind, make ] of Object.entries(kinds)) {
            const target = make();
            const value = name === '__proto__' ? {} : () => name;

            try {
                target[name] = value;
                if (target[name] !== value) {
                    refused.push(`${name} of ${kind}`);
                }
            } catch (error) {
                refused.push(`${name} of ${kind}: ${error.message}`);
            }
        }
    }

    return refused;
};

/** The built-in objects that nothing can be added to or changed in. */
globalThis.frozen = () => Object.getOwnPropertyNames(globalThis)
    .filter(name => typeof globalThis[name] === 'function' && Object.isFrozen(globalThis[name].prototype ?? {}));

/** The functions of the page's own window that are not the browser's any more. */
globalThis.replaced = () => Object.getOwnPropertyNames(globalThis)
    .filter(name => typeof Object.getOwnPropertyDescriptor(globalThis, name).value === 'function')
    .filter(name => !/\[native code\]\s*\}$/.test(Function.prototype.toString.call(globalThis[name])));
