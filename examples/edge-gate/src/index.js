export * from "signpost-worker";
export { default } from "signpost-worker";
