/**
 * Which Worker is meant, and who asks: the environment, or a profile in a file that only its owner can read.
 * @module
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { Signpost } from "../client.js";
import { Usage } from "./usage.js";

/** One Worker, with its key or a token for one tenant. */
export interface Profile {
  readonly url: string;
  readonly key: string;
  readonly tenant?: string;
}

interface Profiles {
  current?: string;
  profiles: Record<string, Profile>;
}

/** Where profiles are kept. */
export const profilesFile = (): string =>
  join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "signpost", "profiles.json");

/** All profiles; none where there is no file. */
export function readProfiles(): Profiles {
  const file = profilesFile();
  if (!existsSync(file)) return { profiles: {} };
  try {
    return { profiles: {}, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Profiles>) };
  } catch (error) {
    throw new Usage(`${file} could not be read: ${(error as Error).message}`);
  }
}

/** Keeps profiles, for this user alone. */
export function writeProfiles(all: Profiles): void {
  const file = profilesFile();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  // The mode above is for a file that is new.
  chmodSync(file, 0o600);
}

/** What every command takes that asks a Worker. */
export interface Asked {
  readonly profile?: string;
  readonly tenant?: string;
}

/** The Worker that is meant: what the environment says goes before the profile. */
export function profileOf({ profile, tenant }: Asked): Profile & { readonly from: string } {
  const { current, profiles } = readProfiles();
  const name = profile ?? (process.env.SIGNPOST_PROFILE || current);
  const known = name === undefined ? undefined : profiles[name];
  if (profile !== undefined && !known) {
    const names = Object.keys(profiles).join(", ") || "none";
    throw new Usage(
      `there is no profile \`${profile}\` (there are: ${names}); \`signpost login URL --name ${profile}\` makes it`,
    );
  }
  const { SIGNPOST_URL, SIGNPOST_API_KEY, SIGNPOST_TENANT } = process.env;
  // A key from the environment is not sent to an address that it was not made for.
  const url = SIGNPOST_URL || known?.url;
  const key = SIGNPOST_API_KEY || (SIGNPOST_URL ? undefined : known?.key);
  if (!url || !key)
    throw new Usage("which Worker, and with which key? `signpost login URL`, or SIGNPOST_URL and SIGNPOST_API_KEY");
  const own = tenant ?? (SIGNPOST_TENANT || known?.tenant);
  return { url, key, ...(own && { tenant: own }), from: SIGNPOST_URL ? "the environment" : `the profile ${name}` };
}

/** A client for the Worker that is meant. */
export function clientOf(asked: Asked): Signpost {
  const { url, key, tenant } = profileOf(asked);
  return new Signpost({ url, token: key, ...(tenant && { tenant }) });
}
