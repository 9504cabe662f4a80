import { to } from "../router.ts";
import { Empty } from "../ui/basics.tsx";

/** An address that leads to nothing, or to something that was deleted. */
export function Missing({ tenant, what = "page" }: { tenant: string; what?: string }) {
  return (
    <>
      <h1 class="hidden" tabIndex={-1}>
        Not found
      </h1>
      <Empty title={`This ${what} is not there`}>
        <p>It may have been deleted, or the address is mistyped.</p>
        <a class="button primary" href={to(tenant, "endpoints")}>
          All endpoints
        </a>
      </Empty>
    </>
  );
}
