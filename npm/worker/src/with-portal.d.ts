// The same exports. The portal's files are in the script, and are served where there is no binding `ASSETS`.
export * from "./index.js";
export { default } from "./index.js";
