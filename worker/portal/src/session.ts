// Who is here: the token from the link's fragment or from the form, kept for this tab only.

export type Theme = "auto" | "light" | "dark";

export interface Session {
  token: string;
  /** The one tenant that the token opens; absent for the operator's key. */
  tenant?: string;
  /** When the token expires, in milliseconds since 1970. */
  expires?: number;
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
  const [tenant, , expires] = token.startsWith("spt_") ? token.slice(4).split(".") : [];
  return tenant && expires ? { token, tenant, expires: Number(expires) * 1000 } : { token };
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
  return read(token);
}

export function endSession(): void {
  storage()?.removeItem(`${KEY}.token`);
}

function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
