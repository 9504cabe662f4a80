// Who is here: the token from the link's fragment or from the form, kept for this tab only.

import type { Scope, Theme } from "./api.ts";

export interface Session {
  token: string;
  /** The one tenant that the token opens; absent for the operator's key. */
  tenant?: string;
  /** When the token expires, in milliseconds since 1970. */
  expires?: number;
  may: May;
}

/** What the pages offer. The API decides: this only hides what it would refuse. */
export interface May {
  /** Add and change endpoints. */
  manage: boolean;
  /** Send deliveries again, and cancel them. */
  replay: boolean;
}

/** The scopes of a token stand in it; one without any may do everything, as the operator's key may. */
function allowed(scopes: string | undefined): May {
  const held = scopes?.split("+");
  const holds = (...some: Scope[]) => held === undefined || held.some((scope) => some.includes(scope as Scope));
  return {
    manage: holds("admin", "manager", "endpoints:write"),
    replay: holds("admin", "manager", "deliveries:replay"),
  };
}

const KEY = "signpost";

/** A sandboxed or third-party frame may have no storage: then memory alone must do. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

function read(token: string): Session {
  const [tenant, , expires, ...rest] = token.startsWith("spt_") ? token.slice(4).split(".") : [];
  // What stands last is the signature.
  const may = allowed(rest.length > 1 ? rest[0] : undefined);
  return tenant && expires ? { token, tenant, expires: Number(expires) * 1000, may } : { token, may };
}

/** Takes the token out of the address, where it must not stay, or out of this tab's storage. */
export function openSession(): Session | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("token");
  const theme = fragment.get("theme");
  const kept = storage();
  if (theme === "light" || theme === "dark" || theme === "auto") kept?.setItem(`${KEY}.theme`, theme);
  applyTheme((theme ?? kept?.getItem(`${KEY}.theme`) ?? "auto") as Theme);
  if (given) {
    history.replaceState(null, "", `${location.pathname}#/`);
    return startSession(given);
  }
  const token = kept?.getItem(`${KEY}.token`);
  return token ? read(token) : undefined;
}

/**
 * A link that is opened where the portal is open already changes the fragment alone: the page begins anew with it. Nobody
 * else is told of that change, or the token would be taken for the name of a page and asked for in a path.
 */
export function watchLinks(): void {
  addEventListener("hashchange", (event) => {
    if (!new URLSearchParams(location.hash.slice(1)).has("token")) return;
    event.stopImmediatePropagation();
    location.reload();
  });
}

export function startSession(token: string): Session {
  storage()?.setItem(`${KEY}.token`, token);
  storage()?.removeItem(`${KEY}.ended`);
  return read(token);
}

export function endSession(wasLink: boolean): void {
  storage()?.removeItem(`${KEY}.token`);
  if (wasLink) storage()?.setItem(`${KEY}.ended`, "yes");
}

/** Whether a link has ended in this tab, which is loaded again. */
export function hasEnded(): boolean {
  return storage()?.getItem(`${KEY}.ended`) === "yes";
}

function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
