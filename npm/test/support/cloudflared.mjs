// Stands in for `cloudflared tunnel --url URL`: the same arguments, the same lines on stderr, the same end; and a port of
// this machine in place of Cloudflare's network. It tells about itself, one JSON document a line, in the file STAND_IN_LOG.
// STAND_IN makes it `offline`, or `stubborn`: then no signal that can be ignored ends it.
import { appendFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const args = process.argv.slice(2);
const tell = (facts) => appendFileSync(process.env.STAND_IN_LOG, `${JSON.stringify({ pid: process.pid, ...facts })}\n`);
const log = (level, text) => process.stderr.write(`${new Date().toISOString().slice(0, 19)}Z ${level} ${text}\n`);

if (args[0] === "--version") {
  console.log("cloudflared version 2026.11.0 (built 2026-11-03-1200 UTC)");
  process.exit(0);
}
const at = args.indexOf("--url");
if (args[0] !== "tunnel" || at < 0) {
  console.error("Incorrect Usage.");
  process.exit(1);
}
log("INF", "Thank you for trying Cloudflare Tunnel. (https://www.cloudflare.com/website-terms/)");
log("INF", "Requesting new quick Tunnel on trycloudflare.com...");
if (process.env.STAND_IN === "offline") {
  process.stderr.write(
    'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com: no such host\n',
  );
  process.exit(1);
}
const origin = new URL(args[at + 1]);
const server = createServer((socket) => {
  const inner = connect(Number(origin.port), origin.hostname);
  socket.on("error", () => inner.destroy()).pipe(inner);
  inner.on("error", () => socket.destroy()).pipe(socket);
}).listen(0, "127.0.0.1", () => {
  const url = "https://tidy-otter-signpost-test.trycloudflare.com";
  const said = "Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):";
  const border = `+${"-".repeat(said.length + 4)}+`;
  tell({ args, port: server.address().port });
  for (const line of [border, `|  ${said}  |`, `|  ${url.padEnd(said.length)}  |`, border]) log("INF", line);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (process.env.STAND_IN === "stubborn") return;
    log("INF", `Initiating graceful shutdown due to signal ${signal} ...`);
    tell({ signal });
    process.exit(0);
  });
}
