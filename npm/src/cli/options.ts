/**
 * What the commands have in common: provider, secrets, headers, the time, stdin.
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { type CoreModule, needsModule, type ProviderName, type Row, Webhook } from "../index.js";
import { Usage } from "./usage.js";

export { Usage };

/** The options of every command that signs or verifies. */
export const common = {
  provider: { type: "string", short: "p" },
  secret: { type: "string", short: "s", multiple: true },
  "dev-var": { type: "string" },
  now: { type: "string" },
  url: { type: "string" },
  json: { type: "boolean" },
} as const;

export const commonHelp = `  -p, --provider NAME|FILE  a built-in provider, or a JSON file with a row of your own
  -s, --secret SECRET       the secret, again for each further one; SIGNPOST_SECRET unless it is given.
                            The public key, where the provider has one. Providers that need more than HMAC-SHA256
                            need the package signpost-public-keys
      --dev-var NAME        the secret is the one of that name in .dev.vars
      --now SECONDS         the time as Unix seconds, instead of the clock's
      --url URL             the URL as the provider calls it, where it signs that`;

export interface Common {
  provider?: string;
  secret?: string[];
  "dev-var"?: string;
  now?: string;
  url?: string;
  "handshake-token"?: string;
  json?: boolean;
}

/** The webhook that the options name. */
export async function webhookOf({
  provider,
  secret,
  "dev-var": name,
  now,
  "handshake-token": token,
}: Common): Promise<Webhook<any>> {
  if (provider === undefined) throw new Usage("--provider is missing; `signpost providers` lists them");
  const fallback = name === undefined ? process.env.SIGNPOST_SECRET : devVar(name);
  const secrets = secret ?? (fallback === undefined ? [] : [fallback]);
  if (secrets.length === 0)
    throw new Usage("--secret is missing (or SIGNPOST_SECRET, which other users of this machine cannot see)");
  const at = now === undefined ? undefined : seconds(now);
  const row = rowFrom(provider);
  const isMore = needsModule(row) || secrets.some((key) => key.startsWith("whpk_"));
  const module = isMore ? await publicKeys() : undefined;
  return new Webhook(row, secrets, {
    ...(at && { clock: () => at }),
    ...(module && { module }),
    ...(token !== undefined && { handshakeToken: token }),
  });
}

/** The core for everything, where its package is installed; what `Webhook` says without it names the package. */
async function publicKeys(): Promise<CoreModule | undefined> {
  const name = "signpost-public-keys";
  try {
    return ((await import(name)) as { publicKeys: CoreModule }).publicKeys;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    return undefined;
  }
}

/** What a run of the Worker on this machine reads: `.dev.vars` of this folder, empty where there is none. */
export function devVars(): Record<string, string | undefined> {
  return existsSync(".dev.vars") ? parseEnv(read(".dev.vars").toString()) : {};
}

function devVar(name: string): string {
  const value = devVars()[name];
  if (!value) throw new Usage(`.dev.vars of this folder has no ${name}`);
  return value;
}

function rowFrom(provider: string): ProviderName | Row {
  return provider.endsWith(".json") ? (readJson(provider) as Row) : (provider as ProviderName);
}

/** A file's bytes. */
export function read(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Usage(`${file} could not be read: ${(error as Error).message}`);
  }
}

/** A file's JSON object. */
export function readJson(file: string): object {
  const text = read(file).toString();
  try {
    return Object(JSON.parse(text)) as object;
  } catch (error) {
    throw new Usage(`${file} could not be read as JSON: ${(error as Error).message}`);
  }
}

/** Whether it is a URL that can be posted to; `localhost:3000` is one too, of the scheme `localhost`. */
export function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:/i.test(url) && URL.canParse(url);
}

/** Why a request failed: `fetch` says no more than "fetch failed". */
export function reason(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}

/** Headers of one connection, and what `fetch` says itself or refuses to say. */
const HOP_BY_HOP = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** The headers that travel on. */
export function travelling(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      HOP_BY_HOP.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function seconds(text: string): Date {
  if (!/^\d{1,12}$/.test(text)) throw new Usage("--now must be Unix seconds");
  return new Date(Number(text) * 1000);
}

/** A positive number. */
export function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const number = Number(text);
  if (!(number > 0)) throw new Usage(`--${name} must be a number above 0`);
  return number;
}

/** `NAME: VALUE` lines as headers; a name that comes twice is joined, as on the wire. */
export function headersOf(lines: readonly string[] = []): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) throw new Usage(`--header must be "NAME: VALUE", not "${line}"`);
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** Every byte of stdin. */
export async function stdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
