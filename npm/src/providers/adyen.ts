// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Adyen. */
export const adyen: Row & { readonly name: "adyen" } = {"event_type":{"field":"notificationItems.[].NotificationRequestItem.eventCode"},"name":"adyen","secret":"hex","signature":{"encoding":"base64","from":{"field":"notificationItems.[].NotificationRequestItem.additionalData.hmacSignature"},"signed":"{json:notificationItems.[].NotificationRequestItem.pspReference}:{json:notificationItems.[].NotificationRequestItem.originalReference}:{json:notificationItems.[].NotificationRequestItem.merchantAccountCode}:{json:notificationItems.[].NotificationRequestItem.merchantReference}:{json:notificationItems.[].NotificationRequestItem.amount.value}:{json:notificationItems.[].NotificationRequestItem.amount.currency}:{json:notificationItems.[].NotificationRequestItem.eventCode}:{json:notificationItems.[].NotificationRequestItem.success}","weak":["no_body"]}};
