// The Worker with faults, whose first attempts are stored when they have ended, however long they take.
import "./patient.js";

export * from "./worker-with-failing-storage.js";
export { default } from "./worker-with-failing-storage.js";
