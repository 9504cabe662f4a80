/**
 * A public address for a local port: a quick tunnel of Cloudflare's, which needs no account.
 *
 * `cloudflared` opens it. Where it is not installed but wrangler is, `wrangler tunnel quick-start` fetches and runs it.
 * (`wrangler dev --tunnel` opens the same tunnel to a Worker's development server; here that would be a Worker that only
 * passes requests on, and its tunnel ends after an hour.)
 * @module
 */
import { spawn, spawnSync } from "node:child_process";
import { Usage } from "./options.js";

const ways = {
  cloudflared: (url: string) => ["tunnel", "--no-autoupdate", "--url", url],
  wrangler: (url: string) => ["tunnel", "quick-start", url],
};

/** The name of the tool that can open a tunnel. Asked for before anything else is begun. */
export type Tool = keyof typeof ways;

/** Finds the tool. */
export function tunnelTool(): Tool {
  const tool = (Object.keys(ways) as Tool[]).find((name) => spawnSync(name, ["--version"]).status === 0);
  if (tool === undefined)
    throw new Usage(
      "--tunnel needs `cloudflared` or `wrangler` on the PATH; `npm install --global wrangler` is one way",
    );
  return tool;
}

/** A tunnel that is open, or about to be. */
export interface Tunnel {
  /** Its public URL. */
  readonly opened: Promise<string>;
  /** Rejects when the tunnel ends by itself. */
  readonly lost: Promise<never>;
  /** Ends it, and resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** `api.` is where a tunnel is asked for, which an error names. */
const PUBLIC = /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com/;
/** `cloudflared` lets requests end before it does. */
const GRACE_MS = 5_000;
/** Lines of the tool's that are shown when it fails. */
const LINES = 10;

/** Opens a tunnel to the URL. */
export function openTunnel(tool: Tool, url: string): Tunnel {
  // A group of its own: wrangler is two processes, and cloudflared the third.
  const isGroup = process.platform !== "win32";
  const child = spawn(tool, ways[tool](url), { stdio: ["ignore", "pipe", "pipe"], detached: isGroup });
  let isClosing = false;
  let output = "";
  const opened = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output = (output + text).slice(-20_000);
        const [found] = PUBLIC.exec(output) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const lost = ended.then((how): never => {
    const said = output.trim().split("\n").slice(-LINES).join("\n");
    throw new Error(`the tunnel of ${tool} is gone: ${how}\n${said}`);
  });
  // Whoever closes it does not wait for `lost`.
  lost.catch(() => {});
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(isGroup ? -child.pid : child.pid, signal);
    } catch {
      // Everything has ended.
    }
  };
  // However this process ends, unless it is killed outright.
  const atExit = () => kill("SIGKILL");
  process.once("exit", atExit);
  return {
    opened,
    lost,
    async close() {
      if (isClosing) return;
      isClosing = true;
      kill("SIGTERM");
      const late = setTimeout(kill, GRACE_MS, "SIGKILL");
      await ended;
      clearTimeout(late);
      // What the tool has left behind.
      kill("SIGKILL");
      process.off("exit", atExit);
    },
  };
}
