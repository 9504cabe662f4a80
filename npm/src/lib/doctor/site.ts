/**
 * Is it Signpost, how is it reached, who may ask it?
 * @module
 */
import { type Answer, ask, said, type Tell } from "./report.js";

/** A source as the API lists it. */
export interface Listed {
  readonly name: string;
  readonly path: string;
  readonly provider: string;
  readonly problem: string | null;
}

/** More than networks and clocks that are in order come to. */
const CLOCK_MS = 30_000;

/** Whether there is a Signpost at this URL at all; nothing else makes sense without one. */
export async function checkSite(url: string, isHere: boolean, version: string, tell: Tell): Promise<boolean> {
  const health = await ask(`${url}/health`);
  if (health.status >= 300 && health.status < 400) {
    const to = health.headers.get("location");
    const fix = "give the address that it leads to here and to your providers: they follow no redirect";
    tell({ check: "redirect", level: "error", message: `${url} redirects to ${to}`, fix });
    return false;
  }
  if (health.json.service !== "signpost") {
    const message = `${url}/health answers ${health.status}, and not as Signpost does`;
    const fix = "is the URL the Worker's, with the path that it is mounted under? Has it been deployed?";
    tell({ check: "health", level: "error", message, fix });
    return false;
  }
  const own = String(health.json.version);
  if (own === version) tell({ check: "health", level: "ok", message: `Signpost ${own}` });
  else {
    const fix = "update signpost-worker and deploy, or run the command of that version";
    tell({ check: "health", level: "warning", message: `Signpost ${own}, and this command is of ${version}`, fix });
  }
  if (!isHere && !url.startsWith("https:")) {
    const fix = "use https: keys and deliveries travel in the open";
    tell({ check: "https", level: "error", message: `${url} is plain HTTP`, fix });
  }
  const off = Math.abs(Date.parse(health.headers.get("date") ?? "") - Date.now());
  if (off > CLOCK_MS) {
    const fix = "set this machine's clock: what it signs is refused as too old or too new";
    tell({ check: "clock", level: "warning", message: `the clocks differ by ${Math.round(off / 1000)} s`, fix });
  }
  headers("health", health, tell);
  return true;
}

function headers(what: string, answer: Answer, tell: Tell): void {
  const wanted = { "x-content-type-options": "nosniff", "cache-control": "no-store" };
  const wrong = Object.entries(wanted).filter(([name, value]) => answer.headers.get(name) !== value);
  if (wrong.length === 0) tell({ check: "headers", level: "ok", message: "answers are neither cached nor guessed at" });
  for (const [name, value] of wrong) {
    const message = `${what} comes with \`${name}: ${answer.headers.get(name) ?? ""}\` and not \`${value}\``;
    tell({ check: "headers", level: "error", message, fix: "a rule or a Worker in front changes headers: remove it" });
  }
}

/** The page, and what keeps it harmless. */
export async function checkPortal(url: string, tell: Tell): Promise<void> {
  const page = await ask(`${url}/portal/`);
  if (page.status === 404) {
    const fix = "import `signpost-worker/with-portal`, or bind its assets, if you want one";
    tell({ check: "portal", level: "skipped", message: "there is no portal", fix });
  } else if (page.status !== 200) {
    tell({ check: "portal", level: "error", message: `the portal answers ${said(page)}`, fix: "see the Worker's log" });
  } else if (!page.headers.get("content-security-policy")?.includes("frame-ancestors")) {
    const fix = 'set `run_worker_first = ["/portal", "/portal/", "/portal/index.html"]` of `assets`';
    tell({ check: "portal", level: "error", message: "the portal's page comes without its policy", fix });
  } else tell({ check: "portal", level: "ok", message: "the portal's page comes with its policy" });
}

/** Whether the API is shut without a key and opens with this one. */
export async function checkKey(url: string, key: string | undefined, tell: Tell): Promise<boolean> {
  const shut = await ask(`${url}/v1/sources`);
  if (shut.json.code === "not_configured") {
    const fix = "set SIGNPOST_API_KEY (and bind what it names), if events are sent or sources are to be listed";
    tell({ check: "key", level: "warning", message: `the API is not configured: ${said(shut)}`, fix });
    return false;
  }
  if (shut.status !== 401) {
    const fix = shut.status === 503 ? "mend the variable that it names" : "is something in front of the Worker?";
    tell({
      check: "key",
      level: "error",
      message: `the API answers ${said(shut)} to nobody's request, and not 401`,
      fix,
    });
    return false;
  }
  if (key === undefined) {
    const fix = "give --key, or SIGNPOST_API_KEY: without it sources and sender cannot be looked at";
    tell({ check: "key", level: "skipped", message: "the API is shut without a key", fix });
    return false;
  }
  const open = await ask(`${url}/v1/tenants`, { headers: { Authorization: `Bearer ${key}` } });
  if (open.status === 401) {
    const fix = "give the value that was set with `wrangler secret put SIGNPOST_API_KEY`";
    tell({ check: "key", level: "error", message: "the key is not the Worker's", fix });
    return false;
  }
  if (open.json.code === "not_configured") {
    tell({ check: "key", level: "ok", message: "the API is shut without a key and opens with this one" });
    const fix = "bind what it names, if events are sent";
    tell({ check: "sender", level: "skipped", message: `the sender is not configured: ${said(open)}`, fix });
    return true;
  }
  if (open.status !== 200) {
    tell({ check: "key", level: "error", message: `the API answers ${said(open)}`, fix: "mend what it names" });
    return false;
  }
  tell({ check: "key", level: "ok", message: "the API is shut without a key and opens with this one" });
  return true;
}

/** The gate's sources, with what is wrong with them. */
export async function listSources(url: string, key: string, tell: Tell): Promise<Listed[]> {
  const { status, json } = await ask(`${url}/v1/sources`, { headers: { Authorization: `Bearer ${key}` } });
  const sources = status === 200 && Array.isArray(json.data) ? (json.data as Listed[]) : [];
  for (const { name, problem } of sources) {
    if (problem === null) continue;
    const [what = problem, fix = "see `signpost lint`"] = problem.split(" Fix: ");
    tell({ check: "source", source: name, level: "error", message: what, fix });
  }
  if (sources.length === 0) tell({ check: "source", level: "skipped", message: "no source is configured" });
  return sources.filter(({ problem }) => problem === null);
}
