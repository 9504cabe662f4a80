/**
 * `signpost login`, `use`, `whoami`, `completion`: which Worker the other commands ask, and how they are typed.
 * @module
 */
import { parseArgs } from "node:util";
import { Signpost } from "../client.js";
import { words } from "./api.js";
import { isWeb, stdin, Usage } from "./options.js";
import { print } from "./print.js";
import { profileOf, profilesFile, readProfiles, writeProfiles } from "./profile.js";

export const help = {
  login: `usage: signpost login URL [--name NAME] [--tenant TENANT]

Keeps a Worker's address and key as a profile, in a file that only you can read, and uses it from then on. The key is
SIGNPOST_API_KEY, or what comes on stdin, or asked for. It may be a token for one tenant.

  signpost login https://hooks.example.com --tenant acme < key.txt`,
  use: "usage: signpost use NAME\n\nUses another profile from then on.",
  whoami:
    "usage: signpost whoami [--profile NAME] [--json]\n\nSays which Worker is asked, and for whom; never the key.",
  completion: `usage: signpost completion bash|zsh|fish

Writes what makes the shell complete commands:

  signpost completion bash >> ~/.bashrc
  signpost completion zsh > "\${fpath[1]}/_signpost"
  signpost completion fish > ~/.config/fish/completions/signpost.fish`,
};

/** Runs the command of that name. */
export async function runAccount(name: keyof typeof help, args: string[], known: string[]): Promise<number> {
  if (name === "login") return login(args);
  if (name === "use") return use(args);
  if (name === "whoami") return whoami(args);
  return completion(args, known);
}

async function login(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: "string" }, tenant: { type: "string" }, json: { type: "boolean" } },
  });
  const [url] = positionals;
  if (!isWeb(url)) throw new Usage(`a URL is needed, with http:// or https://\n\n${help.login}`);
  const key = process.env.SIGNPOST_API_KEY || (await secret());
  if (!key) throw new Usage("the key is missing: SIGNPOST_API_KEY, or on stdin");
  const { tenant, name = new URL(url).host } = values;
  const client = new Signpost({ url, token: key, ...(tenant && { tenant }), retries: 0 });
  try {
    await client.providers.list();
  } catch (error) {
    console.error(`signpost: ${url} does not take the key: ${(error as Error).message}`);
    return 1;
  }
  const { profiles } = readProfiles();
  writeProfiles({ current: name, profiles: { ...profiles, [name]: { url, key, ...(tenant && { tenant }) } } });
  print(values.json, { profile: name, url, tenant: tenant ?? null }, `${name} is in use (${profilesFile()})`);
  return 0;
}

async function secret(): Promise<string> {
  if (!process.stdin.isTTY) return (await stdin()).toString().trim();
  const { askSecret } = await import("./ask.js");
  return askSecret("The operator's key, or a tenant's token");
}

function use(args: string[]): number {
  const [name] = args;
  const all = readProfiles();
  const names = Object.keys(all.profiles);
  if (name === undefined || !names.includes(name))
    throw new Usage(
      `${name === undefined ? "NAME is missing" : `there is no profile \`${name}\``}; there are: ${names.join(", ") || "none"}`,
    );
  writeProfiles({ ...all, current: name });
  console.log(`${name} is in use`);
  return 0;
}

function whoami(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { profile: { type: "string" }, tenant: { type: "string" }, json: { type: "boolean" } },
  });
  const { url, tenant, from } = profileOf(values);
  print(
    values.json,
    { url, tenant: tenant ?? null, from },
    `${url}, ${tenant ? `tenant ${tenant}` : "no tenant"}, from ${from}`,
  );
  return 0;
}

function completion(args: string[], known: string[]): number {
  const below = words();
  const [shell] = args;
  if (shell === "bash") console.log(bash(known, below));
  else if (shell === "zsh")
    console.log(`#compdef signpost\nautoload -U +X bashcompinit && bashcompinit\n${bash(known, below)}`);
  else if (shell === "fish") console.log(fish(known, below));
  else throw new Usage(help.completion);
  return 0;
}

function bash(known: string[], below: Record<string, string[]>): string {
  const cases = Object.entries(below)
    .filter(([, actions]) => actions.length > 0)
    .map(([name, actions]) => `    ${name}) words="${actions.join(" ")}" ;;`);
  return `_signpost() {
  local words=""
  case "$COMP_CWORD:\${COMP_WORDS[1]}" in
    1:*) words="${known.join(" ")}" ;;
    2:*) case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _signpost signpost`;
}

function fish(known: string[], below: Record<string, string[]>): string {
  const actions = Object.entries(below)
    .filter(([, actions]) => actions.length > 0)
    .map(
      ([name, actions]) => `complete -c signpost -n "__fish_seen_subcommand_from ${name}" -a "${actions.join(" ")}"`,
    );
  return [`complete -c signpost -n "__fish_use_subcommand" -a "${known.join(" ")}"`, ...actions].join("\n");
}
