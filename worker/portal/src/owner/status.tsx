// An endpoint's and a delivery's state, in one word and one shape.
import type { Delivery, Endpoint } from "../api.ts";
import { Badge, type Tone } from "../ui/basics.tsx";

export function endpointState({ status, consecutive_failures: failures }: Endpoint): [Tone, string] {
  if (status === "disabled") return ["idle", "Disabled"];
  if (status === "paused") return ["idle", "Paused"];
  if (status === "unconfirmed") return ["warn", "Unconfirmed"];
  return failures > 0 ? ["bad", "Failing"] : ["good", "Active"];
}

export function EndpointBadge({ endpoint }: { endpoint: Endpoint }) {
  const [tone, name] = endpointState(endpoint);
  return <Badge tone={tone}>{name}</Badge>;
}

export function deliveryState({ state, is_attempting: running, attempt_count: attempts }: Delivery): [Tone, string] {
  switch (state) {
    case "delivered":
      return ["good", "Delivered"];
    case "dead_letter":
      return ["bad", "Dead letter"];
    case "cancelled":
      return ["idle", "Cancelled"];
    default:
      if (running) return ["busy", "Sending"];
      return attempts > 0 ? ["warn", "Retrying"] : ["busy", "Waiting"];
  }
}

export function DeliveryBadge({ delivery }: { delivery: Delivery }) {
  const [tone, name] = deliveryState(delivery);
  return <Badge tone={tone}>{name}</Badge>;
}
