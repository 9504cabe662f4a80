import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ProviderName, providers } from "../index.js";
import type { Finding } from "../lib/doctor/report.js";
import { checkRound, type Open } from "../lib/doctor/round.js";
import { checkKey, checkPortal, checkSite, type Listed, listSources } from "../lib/doctor/site.js";
import { checkDeliveries, checkRefusals } from "../lib/doctor/source.js";
import { isForeign, secretName } from "../lib/project/plan.js";
import { devVars, isWeb, reason, Usage, webhookOf } from "./options.js";
import { paint, print } from "./print.js";
import { openTunnel, tunnelTool } from "./tunnel.js";

export const help = `usage: signpost doctor URL [OPTIONS]

Checks a Worker from outside: is it Signpost, can its sources run, what do they refuse, does an event arrive. Says for each failure what
to do. Exit code 0 if nothing is wrong (a warning is not), 1 if something is.

  -k, --key KEY               the operator's key; SIGNPOST_API_KEY unless it is given
  -s, --secret SOURCE=SECRET  a source's secret, again for each further one: a signed sample is sent, which goes on to
                              the origin, then its copy, a wrong signature and an old time. SOURCE=@NAME takes NAME of .dev.vars
      --tunnel                an event is sent through the sender to this machine, over a tunnel of cloudflared or wrangler
      --no-send               no sample and no event
      --json                  one JSON document for each check

For a Worker on this machine key and secrets come from .dev.vars, and no tunnel is needed.

  signpost doctor http://localhost:8787
  signpost doctor https://hooks.example.com --key "$SIGNPOST_API_KEY"`;

/** Looks at everything that can be seen. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: "string", short: "k" },
      secret: { type: "string", short: "s", multiple: true },
      tunnel: { type: "boolean" },
      "no-send": { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const [given] = positionals;
  if (!isWeb(given)) throw new Usage(`a URL is needed, with http:// or https://\n\n${help}`);
  const { origin, pathname, hostname } = new URL(given);
  const url = origin + pathname.replace(/\/+$/, "");
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const vars = devVars();
  const secrets = secretsOf(values.secret, vars);
  const key = values.key ?? (process.env.SIGNPOST_API_KEY || (isHere ? vars.SIGNPOST_API_KEY : undefined));
  const tool = values.tunnel ? tunnelTool() : undefined;
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };

  const findings: Finding[] = [];
  const tell = (finding: Finding) => {
    findings.push(finding);
    print(values.json, finding, line(finding));
  };
  try {
    if (!(await checkSite(url, isHere, version, tell))) return 1;
    await checkPortal(url, tell);
    if (await checkKey(url, key, tell)) {
      for (const source of await listSources(url, key!, tell)) {
        await checkRefusals(url, source, tell);
        const secret = secrets.get(source.name) ?? (isHere ? localSecret(source, vars) : undefined);
        if (!values["no-send"]) await checkSigned(url, source, secret, tell);
      }
      const open: Open | undefined = isHere ? async (to) => ({ url: to, close: async () => {} }) : tool && tunnel(tool);
      const isSender = findings.every(({ check }) => check !== "sender");
      if (isSender && !values["no-send"]) await checkRound(url, key!, isHere, open, tell);
    }
  } catch (error) {
    const isNetwork = (error as Error).name === "TimeoutError" || (error as Error).cause !== undefined;
    if (!isNetwork) throw error;
    tell({ check: "reach", level: "error", message: `${url}: ${reason(error)}`, fix: "can it be reached from here?" });
  }
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  if (!values.json)
    console.log(
      `${count("ok")} in order, ${count("error")} errors, ${count("warning")} warnings, ${count("skipped")} skipped`,
    );
  return count("error") === 0 ? 0 : 1;
}

async function checkSigned(url: string, source: Listed, secret: string | undefined, tell: (finding: Finding) => void) {
  const skip = (message: string, fix: string) =>
    tell({ check: "sample", source: source.name, level: "skipped", message, fix });
  const row = Object.hasOwn(providers, source.provider) ? providers[source.provider as ProviderName] : undefined;
  if (row === undefined) return skip("its provider is a row of your own", "send one with `signpost send -p row.json`");
  if (isForeign(row)) return skip(`only ${row.name} can sign for it`, "let it send a test event");
  if (secret === undefined)
    return skip("no signed sample was sent", `give --secret ${source.name}=SECRET; the sample goes to your origin`);
  return checkDeliveries(url, source, await webhookOf({ provider: row.name, secret: [secret] }), tell);
}

function secretsOf(given: readonly string[] = [], vars: Record<string, string | undefined>): Map<string, string> {
  return new Map(
    given.map((text) => {
      const [, source, at, rest] = /^([^=]+)=(@?)(.+)$/s.exec(text) ?? [];
      if (source === undefined || rest === undefined) throw new Usage("--secret must be SOURCE=SECRET or SOURCE=@NAME");
      const value = at ? vars[rest] : rest;
      if (!value) throw new Usage(`.dev.vars of this folder has no ${rest}`);
      return [source, value];
    }),
  );
}

/** Under the name that `init` gives it, or the source's own. */
function localSecret({ name, provider }: Listed, vars: Record<string, string | undefined>): string | undefined {
  const row = Object.hasOwn(providers, provider) ? providers[provider as ProviderName] : undefined;
  const own = `${name.toUpperCase().replaceAll("-", "_")}_SECRET`;
  return (row && vars[secretName(row)]) ?? vars[own];
}

function tunnel(tool: ReturnType<typeof tunnelTool>): Open {
  return async (to) => {
    const open = openTunnel(tool, to);
    return { url: await Promise.race([open.opened, open.lost]), close: () => open.close() };
  };
}

function line({ check, source, level, message, fix }: Finding): string {
  const colour = { error: "red", ok: "green", skipped: "dim", warning: "yellow" } as const;
  const about = source === undefined ? check : `${source} ${check}`;
  const first = `${paint(colour[level], level.padEnd(8))} ${about.padEnd(24)} ${message}`;
  return fix === undefined || level === "ok" ? first : `${first}\n${" ".repeat(9)}${fix}`;
}
