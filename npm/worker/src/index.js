// The Worker as the build made it.
export * from "./worker/index.js";
export { default } from "./worker/index.js";
