// The bundlers: the bundle runs, the Worker's bundle has no base64, and what is not used is not in it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { capture, judge } from "./install.mjs";

const NAMES = {
  adapters: /in_flight|handler_failed/,
  client: /too_many_failures/,
  stores: /signpost_dedupe|expirationTtl/,
  compat: /No matching signature found/,
  commands: /usage: signpost/,
  rows: /X-Hub-Signature-256|X-Shopify-Topic/,
};

const runBundle = (context, file) => judge(capture(process.execPath, [file], { cwd: context.folder }), context);

export const bundlers = {
  esbuild: async (context) => {
    const outfile = join(context.folder, "out-esbuild.mjs");
    await esbuild({
      entryPoints: [join(context.folder, "main.mjs")],
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      outfile,
      logLevel: "error",
    });
    return runBundle(context, outfile);
  },

  vite: async (context) => {
    const { build } = await import("vite");
    await build({
      root: context.folder,
      logLevel: "error",
      build: {
        outDir: "out-vite",
        target: "es2022",
        lib: { entry: "main.mjs", formats: ["es"], fileName: () => "main.mjs" },
      },
    });
    return runBundle(context, join(context.folder, "out-vite/main.mjs"));
  },

  webpack: async (context) => {
    const { default: webpack } = await import("webpack");
    const path = join(context.folder, "out-webpack");
    const stats = await new Promise((resolve, reject) => {
      webpack(
        {
          context: context.folder,
          mode: "production",
          target: "web",
          entry: "./main.mjs",
          output: { path, filename: "main.cjs" },
        },
        (error, stats) => (error ? reject(error) : resolve(stats)),
      );
    });
    if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
    return runBundle(context, join(path, "main.cjs"));
  },

  "the Worker's bundle imports the wasm and carries no base64": async (context) => {
    const outdir = join(context.folder, "out-worker");
    await esbuild({
      entryPoints: [join(context.folder, "main.mjs")],
      bundle: true,
      format: "esm",
      conditions: ["workerd"],
      loader: { ".wasm": "copy" },
      outdir,
      logLevel: "error",
    });
    const text = readFileSync(join(outdir, "main.js"), "utf8");
    if (/AGFzbQ/.test(text)) throw new Error("the wasm's base64 is in the bundle");
    if (!/import .*\.wasm"/.test(text)) throw new Error("the wasm is not imported");
    const files = readdirSync(outdir).filter((file) => file.endsWith(".wasm"));
    if (files.length !== 3) throw new Error(`beside the bundle there are not the three modules but ${files}`);
  },

  "tree-shaking: what is not used is not in the bundle": async ({ folder }) => {
    const forbidden = {
      'import { Webhook } from "signpost"; console.log(new Webhook("github", "x"));': [
        "adapters",
        "client",
        "stores",
        "compat",
        "commands",
      ],
      'import { memoryStore } from "signpost/stores"; console.log(memoryStore());': [
        "adapters",
        "client",
        "stores",
        "compat",
        "commands",
      ],
      'import { webhookFetch } from "signpost/worker"; console.log(webhookFetch);': [
        "client",
        "stores",
        "compat",
        "commands",
      ],
      'import { Signpost } from "signpost/client"; console.log(Signpost);': [
        "adapters",
        "stores",
        "compat",
        "commands",
      ],
    };
    const one = 'import { Webhook } from "signpost/webhook"; import { stripe } from "signpost/providers/stripe";';
    forbidden[`${one} console.log(Webhook, stripe);`] = ["adapters", "client", "stores", "compat", "commands", "rows"];
    const sizes = [];
    for (const [text, names] of Object.entries(forbidden)) {
      const entry = join(folder, "shake.mjs");
      writeFileSync(entry, text);
      const { outputFiles } = await esbuild({
        entryPoints: [entry],
        bundle: true,
        format: "esm",
        write: false,
        logLevel: "error",
      });
      for (const name of names)
        if (NAMES[name].test(outputFiles[0].text)) throw new Error(`${name} are in the bundle of \`${text}\``);
      if (text.includes("new Webhook") || text.startsWith(one)) sizes.push(outputFiles[0].text.length);
    }
    // What one row costs is not what two hundred cost.
    const [withTable, withOne] = sizes;
    if (withTable - withOne < 20_000) throw new Error(`with one row ${withOne} bytes, with all ${withTable}`);
    // How many modules of wasm are in it.
    const modules = {
      'import { Webhook } from "signpost"; console.log(new Webhook("github", "x"));': 1,
      'import { Webhook } from "signpost"; import { publicKeys } from "signpost-public-keys"; console.log(Webhook);': 1,
      'import { Webhook } from "signpost"; import { publicKeys } from "signpost-public-keys"; console.log(Webhook, publicKeys);': 2,
      'import { matches } from "signpost-filter"; console.log(matches);': 1,
      'import { FilterError } from "signpost-filter"; console.log(FilterError);': 0,
      'import { Webhook } from "signpost"; import { matches } from "signpost-filter"; console.log(Webhook, matches);': 2,
    };
    for (const [text, count] of Object.entries(modules)) {
      const entry = join(folder, "shake.mjs");
      writeFileSync(entry, text);
      const options = { entryPoints: [entry], bundle: true, format: "esm", write: false, logLevel: "error" };
      const { outputFiles } = await esbuild(options);
      const found = outputFiles[0].text.split("AGFzbQ").length - 1;
      if (found !== count) throw new Error(`${found} modules and not ${count} are in the bundle of \`${text}\``);
    }
    const entry = join(folder, "shake.mjs");
    writeFileSync(entry, 'import { memoryStore } from "signpost/stores"; console.log(memoryStore());');
    const { outputFiles } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      minify: true,
      write: false,
      logLevel: "error",
    });
    if (outputFiles[0].text.length > 2048)
      throw new Error(`a memory store alone is ${outputFiles[0].text.length} bytes`);
    for (const text of [
      'import { rejectCodes } from "signpost"; console.log(rejectCodes);',
      'import { Signpost } from "signpost/client"; console.log(Signpost);',
    ]) {
      writeFileSync(entry, text);
      const lean = await esbuild({
        entryPoints: [entry],
        bundle: true,
        format: "esm",
        write: false,
        logLevel: "error",
      });
      if (/AGFzbQ/.test(lean.outputFiles[0].text)) throw new Error("the wasm is in a bundle that does not verify");
    }
  },
};
