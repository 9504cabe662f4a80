// `node bench/verify/run.mjs [--ns] [--only=TEXT]`: how many times longer a peer takes than we do, at five sizes of
// body, the worse of bytes and text. Both sides in one process, by turns; the built package, the
// real peers. A ratio that misses its target is marked.
import { cpus } from "node:os";
import { measure } from "./cell.mjs";
import * as peers from "./peers-node.mjs";
import { options, print } from "./table.mjs";

await print(
  `Node ${process.version}, ${cpus()[0]?.model ?? "?"}; the peer's time over ours, the worse of bytes and text`,
  peers,
  options,
  measure,
);
