/** No tenant can have this name. */
export const SOURCES = "~sources";

export function OperatorTabs({ here }: { here: "tenants" | "sources" }) {
  return (
    <nav class="tabs" aria-label="Operator">
      <a href="#/" aria-current={here === "tenants" ? "page" : undefined}>
        Tenants
      </a>
      <a href={`#/${SOURCES}`} aria-current={here === "sources" ? "page" : undefined}>
        Sources
      </a>
    </nav>
  );
}
