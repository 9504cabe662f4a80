// A tenant's pages, and `/` to look for an event.
import { useLayoutEffect } from "preact/hooks";
import { go, to } from "../router.ts";

const TABS = [
  ["overview", "Overview", []],
  ["endpoints", "Endpoints", ["endpoints"]],
  ["events", "Events", ["events"]],
] as const;

/** The field that `/` leads to. */
export const FIND = "find-event";

export function TenantTabs({ tenant, here }: { tenant: string; here: (typeof TABS)[number][0] }) {
  // Before the page is painted, so that it is there for whoever sees it.
  useLayoutEffect(() => {
    const find = (event: KeyboardEvent) => {
      const { target } = event;
      const writes =
        target instanceof HTMLElement && target.closest("input, textarea, select, dialog, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes) return;
      event.preventDefault();
      const field = document.getElementById(FIND);
      if (field) field.focus();
      else go(`${to(tenant, "events")}?find`);
    };
    addEventListener("keydown", find);
    return () => removeEventListener("keydown", find);
  }, [tenant]);
  return (
    <nav class="tabs" aria-label="Tenant">
      {TABS.map(([name, title, path]) => (
        <a key={name} href={to(tenant, ...path)} aria-current={name === here ? "page" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
