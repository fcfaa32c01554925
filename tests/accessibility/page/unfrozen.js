// The page's built-in objects are frozen before its first line runs, and axe makes regular expressions of its own kind by
// assigning to what they inherit. So axe gets a RegExp whose prototype is one step away from the frozen one.
const frozen = RegExp;
const own = (name) => ({ value: frozen.prototype[name], writable: true, configurable: true });
function Unfrozen(...parts) {
  return new frozen(...parts);
}
Unfrozen.prototype = Object.create(frozen.prototype, { exec: own("exec"), [Symbol.replace]: own(Symbol.replace) });
Object.defineProperty(Unfrozen, Symbol.hasInstance, { value: (thing) => thing instanceof frozen });
