/**
 * `signpost import svix`: applications as tenants, endpoints with the secrets that they have, event types.
 * @module
 */
import { writeFileSync } from "node:fs";
import type { Signpost } from "../client.js";
import type { Done } from "../lib/moving/plan.js";
import { planned, type Step } from "../lib/moving/plan.js";
import { readSvix } from "../lib/moving/svix.js";
import type { Values } from "./given.js";
import { carryOut, type Imported } from "./import.js";
import { isWeb, read, readJson, Usage } from "./options.js";

/** Reads all of Svix, prints what becomes of it, and does that. */
export async function importSvix(client: Signpost, values: Values): Promise<Imported> {
  const { token, url, only, ids } = values as Record<string, string | undefined>;
  if (values.tenant !== undefined) throw new Usage("each application is a tenant of its own: --only takes one of them");
  if (!isWeb(url)) throw new Usage("--url is Svix's API, such as https://api.eu.svix.com");
  const key = token?.startsWith("@") ? read(token.slice(1)).toString().trim() : (token ?? process.env.SVIX_TOKEN);
  if (!key || !/^[!-~]+$/.test(key)) throw new Usage("--token is @FILE with Svix's API key, or SVIX_TOKEN");
  const given = values["header-values"];
  const headerValues = given === undefined ? {} : (readJson(String(given)) as Record<string, Record<string, string>>);
  const withDisabled = values["with-disabled"] === true;
  const { tenants, losses } = await readSvix(url, key, { ...(only && { only }), withDisabled, headerValues });
  if (only && tenants.length === 0) throw new Usage(`Svix has no application ${only}`);
  const plans: Step[][] = [];
  for (const wanted of tenants) plans.push(await planned(client.tenant(wanted.tenant), wanted));
  const known = plans
    .flat()
    .flatMap(({ from, id, tenant, url }) => (from && id ? [{ svix: from, signpost: id, tenant, url }] : []));
  const done: Done[] = [];
  const all = await carryOut(plans, losses, values, (one) => done.push(one));
  if (ids && !values["dry-run"]) {
    const made = done.flatMap(({ from, id, tenant, url, public_key }) =>
      from && id ? [{ svix: from, signpost: id, tenant, url, ...(public_key && { public_key }) }] : [],
    );
    const applications = tenants.map(({ application, tenant }) => ({ svix: application, tenant }));
    const endpoints = [...new Map([...known, ...made].map((one) => [one.svix, one])).values()];
    writeFileSync(ids, `${JSON.stringify({ applications, endpoints }, null, 2)}\n`);
  }
  return all;
}
