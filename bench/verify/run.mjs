// `node bench/verify/run.mjs [--ns] [--only=TEXT]`: how many times longer a peer takes than we do, at five sizes of
// body, the worse of bytes and text. Both sides in one process, by turns; the built package, the
// real peers. A ratio that misses its target is marked.
import { cpus } from "node:os";
import { compare } from "./measure.mjs";
import { tables } from "./peers.mjs";

const sizes = [256, 1024, 4096, 16384, 262144];
const showTimes = process.argv.includes("--ns");
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice(7) ?? "";

/** JSON of exactly `size` bytes that looks like an event: some fields, some prose. */
function event(size) {
  const head =
    '{"id":"evt_2KWPBgLlAfxdpx2AI54pPJ85f4W","type":"claim.created","timestamp":"2026-11-21T10:00:00Z","data":{"claim":{"id":"clm_1","amount":1250,"note":"';
  const tail = '"}}}';
  const words = "the roof leaks since the storm, see the photos ";
  return head + words.repeat(Math.ceil(size / words.length)).slice(0, size - head.length - tail.length) + tail;
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "?"}; the peer's time over ours, the worse of bytes and text`,
);
console.log(`| against | ${sizes.map((size) => (size < 1024 ? `${size} B` : `${size / 1024} KiB`)).join(" | ")} |`);
console.log(`| --- |${" --- |".repeat(sizes.length)}`);
let missed = 0;
for (const { name, make, targets } of tables.filter(({ name }) => name.includes(only))) {
  const cells = [];
  for (const [index, size] of sizes.entries()) {
    const text = event(size);
    const bytes = Buffer.from(text);
    const { ours, peer, isAsync } = make(text);
    const results = [];
    for (const body of [bytes, text]) {
      ours(body);
      await peer(body);
      results.push(
        await compare(
          () => ours(body),
          () => peer(body),
          { isAsync },
        ),
      );
    }
    const [inBytes, inText] = results;
    const worse = Math.min(inBytes.ratio, inText.ratio);
    const isShort = worse < targets[index];
    if (isShort) missed += 1;
    const times = showTimes
      ? ` (${results.map(({ oursNs, peerNs }) => `${oursNs.toFixed(0)}/${peerNs.toFixed(0)}`).join(", ")} ns)`
      : "";
    cells.push(`${worse.toFixed(2)}${isShort ? ` < ${targets[index]}` : ""}${times}`);
  }
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
console.log(missed === 0 ? "every target is met" : `${missed} of the cells miss their target`);
