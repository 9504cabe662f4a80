/**
 * The events of Lambda@Edge, which CloudFront makes. The trigger must include the body.
 * @module
 */
import { WebhookError } from "../../core.js";
import type { Answer } from "../answer.js";
import { decodeBase64, encodeBase64 } from "../base64.js";
import type { Incoming } from "../receive.js";
import { tooLarge } from "../stream.js";
import type { Edge, EdgeAnswer } from "./shapes.js";

/** The request in an event. */
export function fromEdge({ Records: [record] }: Edge): Incoming {
  const { body, headers, method, querystring, uri } = record!.cf.request;
  const plain = Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.map(({ value }) => value)]),
  );
  return {
    method,
    url: `https://${plain.host?.[0] ?? "localhost"}${uri}${querystring === "" ? "" : `?${querystring}`}`,
    headers: plain,
    body: async (limit) => {
      if (body === undefined && method === "POST")
        throw new WebhookError("body_missing", "CloudFront sent no body: switch on `Include body` for this trigger");
      const bytes = body?.encoding === "text" ? body.data : decodeBase64(body?.data ?? "");
      if (body?.inputTruncated || bytes.length > limit) throw tooLarge(limit);
      return bytes;
    },
  };
}

/** The answer in CloudFront's form. */
export function edgeAnswer({ status, headers, body }: Answer): EdgeAnswer {
  const own = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), [{ key, value }]]);
  return {
    status: String(status),
    headers: Object.fromEntries(own) as EdgeAnswer["headers"],
    body: typeof body === "string" ? body : encodeBase64(body),
    bodyEncoding: typeof body === "string" ? "text" : "base64",
  };
}
