// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Webflow. */
export const webflow: Row & { readonly name: "webflow" } = {"event_type":{"field":"triggerType"},"name":"webflow","signature":{"encoding":"hex","header":"x-webflow-signature","signed":"{timestamp}:{body}"},"timestamp":{"from":{"header":"x-webflow-timestamp"},"unit":"milliseconds"}};
