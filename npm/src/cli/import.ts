/**
 * `signpost export` and `signpost import`: a tenant's types and endpoints as a document, and back; and from Svix.
 * Each import prints its plan before it changes anything. No secret is ever printed.
 * @module
 */
import { closeSync, fchmodSync, openSync, writeFileSync } from "node:fs";
import type { Signpost } from "../client.js";
import { exported, type Loss, readDocument, toBeAdded } from "../lib/moving/document.js";
import { applied, type Done, planned, type Step, summed, type Wanted } from "../lib/moving/plan.js";
import type { Values } from "./given.js";
import { readJson, Usage } from "./options.js";
import { paint } from "./print.js";

/** What an import comes to. */
export interface Imported {
  added: number;
  there: number;
  failed: number;
  not_brought_over: number;
}

/** `signpost export`. */
export async function exportTenant(client: Signpost, tenant: string | undefined, { secrets, out }: Values) {
  if (tenant === undefined) throw new Usage("whose? --tenant, SIGNPOST_TENANT, or a profile with one");
  if (secrets && out === undefined)
    throw new Usage("secrets go into a file that only you can read: say --out FILE with --secrets");
  const document = await exported(client, tenant, secrets === true);
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else writeOwn(String(out), text);
  const types = document.event_types.types?.length ?? 0;
  console.error(
    `${tenant}: ${document.endpoints.length} endpoints, ${types} types${out === undefined ? "" : ` in ${out}`}`,
  );
  for (const line of lossLines(document.not_exported, "not exported")) console.error(line);
}

/** `signpost import FILE`. */
export async function importFile(client: Signpost, file: string, values: Values): Promise<Imported> {
  const document = read(file);
  const tenant = values.tenant === undefined ? document.tenant : String(values.tenant);
  const own = client.tenant(tenant);
  const rows = new Map((await client.providers.list()).data.map((row) => [row.name, row]));
  const losses: Loss[] = [];
  const wanted: Wanted = { tenant, types: document.event_types, endpoints: [] };
  for (const one of document.endpoints) {
    const { provider } = one;
    if (typeof provider === "string" && !rows.has(provider)) {
      losses.push({
        class: "refused",
        of: one.id,
        what: `the provider ${provider} is not built in: export with --secrets`,
      });
      continue;
    }
    const { endpoint, losses: own } = toBeAdded(one);
    losses.push(...own);
    const row = typeof provider === "string" ? rows.get(provider) : provider;
    if (row?.ping) losses.push({ class: "lost", of: one.id, what: "its confirmation: its ping is sent again" });
    wanted.endpoints.push({ from: one.id, idempotencyKey: `signpost-import-${one.id}`, endpoint });
  }
  return carryOut([await planned(own, wanted)], losses, values);
}

/** Prints the plan, and does it unless that was all that was asked for. */
export async function carryOut(
  plans: Step[][],
  losses: Loss[],
  values: Values,
  seen: (done: Done) => void = () => {},
): Promise<Imported> {
  const steps = plans.flat();
  const isJson = values.json === true;
  for (const { run: _, ...step } of steps) {
    const { tenant, action, from = "event types", id, url, words } = step;
    const mark = { add: "+", define: "+", disable: "~", keep: "=" }[action];
    if (isJson) console.log(JSON.stringify({ at: "plan", ...step }));
    else
      console.log(`${mark} ${tenant}  ${from}${id && id !== from ? ` (${id})` : ""}  ${url ? `${url} ` : ""}${words}`);
  }
  if (isJson) for (const loss of losses) console.log(JSON.stringify({ at: "loss", ...loss }));
  else for (const line of lossLines(losses, "not brought over")) console.log(line);
  const sum = { added: 0, there: steps.filter(({ action }) => action === "keep").length, failed: 0 };
  const all = { ...sum, not_brought_over: losses.length };
  if (values["dry-run"]) {
    if (!isJson) console.log("nothing was changed");
    return all;
  }
  for await (const done of applied(steps)) {
    seen(done);
    const { tenant, result, from = "event types", id, words } = done;
    if (result === "added") all.added += 1;
    if (result === "already there") all.there += 1;
    if (result === "failed") all.failed += 1;
    if (isJson) console.log(JSON.stringify({ at: "done", ...done }));
    else {
      const colour = result === "failed" ? "red" : "green";
      console.log(`${paint(colour, result)}  ${tenant}  ${from}${id ? ` as ${id}` : ""}${words ? `: ${words}` : ""}`);
    }
  }
  return all;
}

const FEW = 5;

function lossLines(losses: Loss[], words: string): string[] {
  const sums = summed(losses);
  if (sums.length === 0) return [];
  const lines = sums.map(({ class: kind, what, count, of }) => {
    const named = of.length > FEW ? `${of.slice(0, FEW).join(", ")}, ...` : of.join(", ");
    return `  ${kind}  ${count} x ${what} (${named})`;
  });
  return [`${words}:`, ...lines];
}

function read(file: string) {
  try {
    return readDocument(readJson(file));
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(`document_invalid: ${file} ${(error as Error).message}`);
  }
}

/** Writes what only its owner may read, also where the file was there and others could. */
export function writeOwn(file: string, text: string): void {
  let at: number;
  try {
    at = openSync(file, "w", 0o600);
  } catch (error) {
    throw new Usage(`${file} could not be written: ${(error as Error).message}`);
  }
  try {
    fchmodSync(at, 0o600);
    writeFileSync(at, text);
  } finally {
    closeSync(at);
  }
}
