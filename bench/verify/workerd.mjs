// `node bench/verify/workerd.mjs [--ns] [--only=TEXT]`: the table of run.mjs inside workerd, the runtime of Cloudflare
// Workers, bundled as wrangler bundles for it; with Node's modules and without them.
//
// Cloudflare's own machines stop the clock while a Worker computes. The same binary on a machine of one's own does
// not, so the Worker takes its times itself; that its clock went as ours did is checked.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { unstable_startWorker as startWorker } from "wrangler";
import * as peers from "./peers-workerd.mjs";
import { options, print } from "./table.mjs";

const modes = {
  // What compatibility dates from 2026-08-04 on have.
  "with Node's modules": [],
  "without Node's modules": ["no_nodejs_compat", "no_nodejs_compat_v2"],
};

// Nothing is asked of the network.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" });

for (const [mode, flags] of Object.entries(modes)) {
  // Beside the code, so that what the Worker imports is found.
  const folder = mkdtempSync(join(import.meta.dirname, ".workerd-"));
  const config = join(folder, "wrangler.json");
  const settings = {
    name: "bench",
    main: "../worker.mjs",
    compatibility_date: "2026-11-01",
    compatibility_flags: flags,
  };
  writeFileSync(config, JSON.stringify(settings));
  const worker = await startWorker({ config, dev: { server: { port: 0 }, inspector: false, logLevel: "error" } });
  let [inside, outside] = [0, 0];
  try {
    await print(
      `workerd ${mode}, ${cpus()[0]?.model ?? "?"}; the peer's time over ours, the worse of bytes and text`,
      peers,
      options,
      async ({ name }, size) => {
        const start = performance.now();
        const answer = await worker.fetch("http://localhost/", {
          method: "POST",
          body: JSON.stringify({ name, size }),
        });
        if (!answer.ok) throw new Error(await answer.text());
        const { results, tookMs, hasNode } = await answer.json();
        outside += performance.now() - start;
        inside += tookMs;
        if (hasNode !== (flags.length === 0)) throw new Error(`this is not workerd ${mode}`);
        return results;
      },
    );
  } finally {
    await worker.dispose();
    rmSync(folder, { recursive: true });
  }
  // The rest is the way there and back, which a busy machine makes longer.
  if (inside < outside * 0.75 || inside > outside * 1.05)
    throw new Error(`workerd's clock went ${inside.toFixed(0)} ms in ${outside.toFixed(0)} ms`);
}
