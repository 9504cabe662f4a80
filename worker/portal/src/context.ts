// What every page may need to know: how to ask, whose pages these are, and who is looking.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client, ProviderRow } from "./api.ts";
import type { May } from "./session.ts";

export interface Portal {
  ask: Client;
  operator: boolean;
  /** What the one who looks may do. */
  may: May;
  /** The built-in providers' rows, once they are known. */
  providers: ProviderRow[] | undefined;
}

export const PortalContext = createContext<Portal | undefined>(undefined);

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) throw new Error("a page outside of the portal");
  return portal;
}

/** What people call a provider: its row's title. A row of somebody's own has only its name. */
export function useProviderName(): (name: string) => string {
  const { providers } = usePortal();
  return (name) => providers?.find((row) => row.name === name)?.title || name || "Custom";
}

/** A path of one tenant's part of the API. */
export const at = (tenant: string, ...parts: string[]) =>
  ["/tenants", tenant, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join("/");
