// The tarball of signpost-worker: what is in it, how large it is, and the ways to use it that need no file of one's own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { root } from "../e2e/support/gate.mjs";
import { dryRun, packed, project } from "./support/project.mjs";

/** Unpacked, in bytes: the two thirds that are wasm, the portal twice, the API's document. */
const MOST_BYTES = 3_200_000;

const CONFIG = `name = "hooks"
main = "node_modules/signpost-worker/dist/index.js"
compatibility_date = "2026-11-01"
compatibility_flags = ["global_fetch_strictly_public"]
durable_objects.bindings = [{ name = "CLAIMS", class_name = "ClaimShard" }]
migrations = [{ tag = "v1", new_sqlite_classes = ["ClaimShard"] }]
assets = { directory = "node_modules/signpost-worker/assets", binding = "ASSETS", run_worker_first = ["/portal", "/portal/", "/portal/index.html"] }
`;

let folder, own;
before(async () => {
  folder = await project("bare", { "wrangler.toml": CONFIG });
  own = join(folder, "node_modules/signpost-worker");
});

const files = () => readdirSync(own, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("it holds what runs, its portal and its licences, and nothing of the sources", () => {
  const paths = files().map(({ parentPath, name }) => join(parentPath, name).slice(own.length + 1));
  const stray = paths.filter(
    (path) =>
      !/^(assets\/|dist\/.*\.(js|wasm|d\.ts)$|dist\/LICENSES\.txt$|LICENSE$|README\.md$|package\.json$)/.test(path),
  );
  assert.deepEqual(stray, []);
  for (const path of ["LICENSE", "assets/openapi.json", "assets/_headers", "dist/index.d.ts", "dist/worker/index.js"])
    assert.ok(paths.includes(path), path);
  const bytes = files().reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  assert.equal(dependencies, undefined);
});

test("what is compiled and bundled into it comes with its licence", () => {
  const licences = readFileSync(join(own, "dist/LICENSES.txt"), "utf8");
  for (const words of ["preact", "Jason Miller", "Redistributions in binary form must reproduce"])
    assert.ok(licences.includes(words), words);
  const sender = readFileSync(join(own, "dist/sender.js"), "utf8");
  assert.match(sender, /Copyright \(c\) 2023 Drew Powers/);
});

test("publint finds nothing to mend", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/publint/src/cli.js"), "--strict", packed()["signpost-worker"]],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stdout + stderr);
});

test("a wrangler file alone is a project: the entry and the assets are the package's own", async () => {
  const said = await dryRun(folder);
  assert.match(said, /env\.ASSETS/);
  assert.match(said, /gzip/);
});
