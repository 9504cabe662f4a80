// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Twitch. */
export const twitch: Row & { readonly name: "twitch" } = {"event_type":{"header":"Twitch-Eventsub-Subscription-Type"},"handshake":{"echo_field":{"echo":"challenge","equals":"webhook_callback_verification_pending","field":"subscription.status"}},"id":{"header":"Twitch-Eventsub-Message-Id"},"name":"twitch","signature":{"encoding":"hex","header":"Twitch-Eventsub-Message-Signature","layout":{"value":{"prefix":"sha256="}},"signed":"{id}{timestamp}{body}"},"timestamp":{"from":{"header":"Twitch-Eventsub-Message-Timestamp"},"tolerance_s":600,"unit":"iso8601"}};
