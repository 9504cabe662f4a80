// Secrets, a time, and how a refusal is told, for the tests of the class.
import { WebhookError } from "signpost";

export const SECRET = "test-secret-0123456789abcdef0123456789";
export const WHSEC = `whsec_${Buffer.from(SECRET).toString("base64")}`;
export const at = new Date(1_779_272_065_000);
export const code = (expected) => (error) => error instanceof WebhookError && error.code === expected;
