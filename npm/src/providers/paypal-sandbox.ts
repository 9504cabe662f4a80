// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** PayPal (sandbox). */
export const paypalSandbox: Row & { readonly name: "paypal-sandbox" } = {"event_type":{"field":"event_type"},"id":{"field":"id"},"name":"paypal-sandbox","signature":{"algorithm":"rsa_sha256","encoding":"base64","header":"Paypal-Transmission-Sig","keys":{"form":"certificate","named_by":{"header":"Paypal-Cert-Url"},"url":"https://api.sandbox.paypal.com/v1/notifications/certs/CERT-*"},"signed":"{header:Paypal-Transmission-Id}|{timestamp}|{secret}|{crc32:body}","weak":["no_body"]},"timestamp":{"from":{"header":"Paypal-Transmission-Time"},"tolerance_s":262800,"unit":"iso8601"}};
