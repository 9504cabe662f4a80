// Other Workers of the account publish through a service binding to this, without a key.
export { Sender } from "signpost-worker/sender";
export * from "signpost-worker/with-portal";
export { default } from "signpost-worker/with-portal";
