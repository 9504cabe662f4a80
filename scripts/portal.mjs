// Builds the portal: one script and one style sheet, named by what is in them, and the page that loads them.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { fail, root, step } from "./lib.mjs";

/** What a first view may cost, script and style together. */
const MAX_GZ_BYTES = 40 * 1024;

/** Puts the portal and its headers into the folder of static assets. */
export async function buildPortal(assets) {
  step("bundling the portal");
  const source = join(root, "worker", "portal");
  const { outputFiles } = await build({
    entryPoints: { app: join(source, "src", "main.tsx"), style: join(source, "src", "style.css") },
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "warning",
  });
  const portal = join(assets, "portal");
  rmSync(portal, { recursive: true, force: true });
  mkdirSync(portal, { recursive: true });

  let page = readFileSync(join(source, "index.html"), "utf8");
  let bytes = 0;
  for (const { path, contents } of outputFiles) {
    const [, name, extension] = /([a-z]+)\.([a-z]+)$/.exec(path);
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 10);
    writeFileSync(join(portal, `${name}-${hash}.${extension}`), contents);
    page = page.replace(`${name}.${extension}`, `${name}-${hash}.${extension}`);
    bytes += gzipSync(contents).length;
  }
  writeFileSync(join(portal, "index.html"), page);
  writeFileSync(join(portal, "icon.svg"), readFileSync(join(source, "icon.svg")));
  writeFileSync(join(assets, "_headers"), HEADERS);
  if (bytes > MAX_GZ_BYTES) fail(`The portal has ${bytes} bytes (gz); ${MAX_GZ_BYTES} are allowed.`);
  step(`bundled the portal: ${(bytes / 1024).toFixed(1)} KiB gz`);
}

// The page's own headers come from the Worker (worker/sender/src/portal.rs). Names change with contents.
const HEADERS = `/portal/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Resource-Policy: same-origin

/portal/*.js
  Cache-Control: public, max-age=31536000, immutable

/portal/*.css
  Cache-Control: public, max-age=31536000, immutable
`;
