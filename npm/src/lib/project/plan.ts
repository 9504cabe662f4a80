/**
 * What `signpost init` writes: the files of a project, from what was answered. Writes nothing itself.
 * @module
 */
import type { Row } from "../../row.js";
import { type Table, toToml } from "./toml.js";

/** What a project is to do. */
export interface Answers {
  /** The Worker's name. */
  readonly name: string;
  /** The gate's sources; none where nothing is received. */
  readonly sources: readonly SourceAnswer[];
  /** Whether events are sent. */
  readonly sends: boolean;
  readonly typescript: boolean;
  /** The version of our packages. */
  readonly version: string;
  /** A text of as many random bytes; the alphabet is base64's, for URLs or not, or hexadecimal. */
  readonly random: (bytes: number, encoding: "base64" | "base64url" | "hex") => string;
}

export interface SourceAnswer {
  readonly row: Row;
  readonly origin: string;
  readonly dedupe: "kv" | "strict";
  /** The provider's secret or public key; drawn where it is left out and can be. */
  readonly secret?: string;
}

/** A secret of the Worker. */
export interface Secret {
  readonly name: string;
  /** What it is, for whoever sets it. */
  readonly about: string;
  /** Its value on this machine; `undefined` where only the provider knows it. */
  readonly value: string | undefined;
}

/** The runtime's behaviour that the package was tested with. */
const DATE = "2026-11-01";
const LOCAL = "http://localhost:8787";

const upper = (name: string) => name.toUpperCase().replaceAll("-", "_");

/** What a source is configured with: a name where the provider publishes its keys, unless they are asked for with credentials. */
function kindOf({ secret, signature: { algorithm, keys } }: Row): "ID" | "PUBLIC_KEY" | "SECRET" {
  if (keys) return keys.post ? "SECRET" : "ID";
  const isPublic = secret === "spki" || algorithm === "ed25519" || algorithm === "ecdsa_p256_sha256";
  return isPublic ? "PUBLIC_KEY" : "SECRET";
}

/** Whether the provider alone can sign: a secret that we drew would be of no use. */
export const isForeign = (row: Row): boolean => row.signature.keys !== undefined || kindOf(row) === "PUBLIC_KEY";

/** The name of the secret of a source. */
export const secretName = (row: Row): string => `${upper(row.name)}_${kindOf(row)}`;

/** What that is, for whoever has to find it. */
export function secretWords(row: Row): string {
  const title = row.title ?? row.name;
  const kind = kindOf(row);
  if (kind === "ID") return `your identifier at ${title} (docs/gate.md, "Keys that are fetched")`;
  if (row.signature.keys) return `your credentials at ${title}, as CLIENT_ID:SECRET`;
  return `${title}'s own ${kind === "PUBLIC_KEY" ? "public key" : "secret"}, as its page for webhooks shows it`;
}

/** Every secret that the project needs. */
export function secretsOf({ sources, sends, random }: Answers): Secret[] {
  const drawn = (row: Row) => {
    if (row.secret === "hex") return random(32, "hex");
    return row.secret === "whsec" ? `whsec_${random(32, "base64")}` : random(32, "base64url");
  };
  const own = (name: string, about: string) => ({ name, about, value: random(32, "base64url") });
  return [
    ...sources.map(({ row, secret }) => ({
      name: secretName(row),
      about: secretWords(row),
      value: secret ?? (isForeign(row) ? undefined : drawn(row)),
    })),
    ...(sources.length ? [own("SIGNPOST_SIGNING_SECRET", "signs what goes to your origin, which checks it")] : []),
    own("SIGNPOST_API_KEY", "the operator's key to /v1 and the portal, 32 bytes or more"),
    ...(sends ? [own("SIGNPOST_TOKEN_SECRET", "signs tokens and portal links, 32 bytes or more")] : []),
  ];
}

/** What of a wrangler file is ours: bindings, migrations, variables. */
export function settingsOf({ sources, sends }: Answers, tag = "v1"): Table {
  const receives = sources.length > 0;
  const isKv = sources.some(({ dedupe }) => dedupe === "kv");
  const isStrict = sources.some(({ dedupe }) => dedupe === "strict");
  const objects = [
    ...(isStrict ? [{ name: "CLAIMS", class_name: "ClaimShard" }] : []),
    ...(sends ? [{ name: "TENANTS", class_name: "TenantObject" }] : []),
    ...(sends ? [{ name: "ENDPOINTS", class_name: "EndpointObject" }] : []),
    ...(receives ? [{ name: "COUNTERS", class_name: "SourceCounters" }] : []),
  ];
  return {
    ...(isKv && { kv_namespaces: [{ binding: "DEDUPE" }] }),
    durable_objects: { bindings: objects },
    migrations: [{ tag, new_sqlite_classes: objects.map(({ class_name }) => class_name) }],
    // Deliveries whose alarm the platform has lost go on within the hour.
    ...(sends && { triggers: { crons: ["23 * * * *"] } }),
    ratelimits: [{ name: "AUTH_FAILURES", namespace_id: "1001", simple: { limit: 30, period: 60 } }],
    ...(receives && {
      vars: { sources: Object.fromEntries(sources.map((source) => [source.row.name, sourceOf(source)])) },
    }),
  };
}

function sourceOf({ row, origin, dedupe }: SourceAnswer): Table {
  const isUrlSigned = /\{(url|path|query:)/.test(row.signature.signed ?? "");
  return {
    provider: row.name,
    secrets: [secretName(row)],
    origin,
    dedupe,
    // The provider signs the address that it calls, so the Worker has to know it.
    ...(isUrlSigned && { url: `${LOCAL}/in/${row.name}` }),
  };
}

/** The two lines that make our Worker the project's. */
export function entryOf({ sends }: Answers): string {
  const from = sends ? "signpost-worker/with-portal" : "signpost-worker";
  return `export * from "${from}";\nexport { default } from "${from}";\n`;
}

/** A new project's files, by path. */
export function filesOf(answers: Answers, secrets: readonly Secret[]): Record<string, string> {
  const { name, typescript, version } = answers;
  const main = typescript ? "src/index.ts" : "src/index.js";
  const head = { name, main, compatibility_date: DATE, compatibility_flags: ["global_fetch_strictly_public"] };
  const manifest = {
    name,
    private: true,
    type: "module",
    scripts: { dev: "wrangler dev", check: "signpost lint --local", deploy: "wrangler deploy" },
    dependencies: { "signpost-worker": `^${version}` },
    devDependencies: { signpost: `^${version}`, wrangler: "^4" },
  };
  // One line for each secret, without a value: who deploys from this file sets every name that it holds.
  const example = secrets.map(({ name, about }) => `# ${about}\n${name}=\n`).join("\n");
  const local = secrets.map(({ name, value }) => (value === undefined ? `# ${name}=` : `${name}=${value}`)).join("\n");
  return {
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "wrangler.toml": toToml({ ...head, observability: { enabled: true }, ...settingsOf(answers) }),
    [main]: entryOf(answers),
    ...(typescript && { "tsconfig.json": `${JSON.stringify(TSCONFIG, null, 2)}\n` }),
    ".dev.vars": `# Secrets of runs on this machine. Not for git, and none of these are for production.\n${local}\nSIGNPOST_DEVELOPMENT=true\n`,
    ".dev.vars.example": example,
    ".gitignore": "node_modules/\n.wrangler/\n.dev.vars*\n!.dev.vars.example\nworker-configuration.d.ts\n",
  };
}

/** `wrangler types` writes the file that it names. */
const TSCONFIG = {
  compilerOptions: {
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["esnext"],
    types: ["./worker-configuration.d.ts"],
    strict: true,
    noEmit: true,
  },
  include: ["src", "worker-configuration.d.ts"],
};
