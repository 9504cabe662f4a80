// Imported by a Worker for tests: first attempts may take as long as they like before their rows are stored, so that no count and
// no state depends on how busy the machine is.
const LATE_MS = 25;
const PATIENCE_MS = 600_000;

const { setTimeout } = globalThis;
globalThis.setTimeout = (call, ms, ...given) => setTimeout(call, ms === LATE_MS ? PATIENCE_MS : ms, ...given);
