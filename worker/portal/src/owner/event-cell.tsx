// The cell of a table of deliveries that says which event it was, and leads to the delivery.
import type { Delivery } from "../api.ts";
import { to } from "../router.ts";

export function EventCell({ tenant, delivery }: { tenant: string; delivery: Delivery }) {
  return (
    <td class="cell-event">
      <a class="row-link" href={to(tenant, "deliveries", delivery.id)}>
        {delivery.type}
      </a>
      <code class="clip">{delivery.event_id}</code>
    </td>
  );
}
