/**
 * The events of API Gateway, Lambda URLs and load balancers.
 * @module
 */
import type { Answer } from "../answer.js";
import { decodeBase64, encodeBase64 } from "../base64.js";
import type { Incoming } from "../receive.js";
import { tooLarge } from "../stream.js";
import type { Gateway, GatewayAnswer } from "./shapes.js";

/** The request in an event. */
export function fromGateway(event: Gateway): Incoming {
  const headers: Record<string, string | readonly string[] | undefined> = {
    ...event.headers,
    ...(event.multiValueHeaders ?? {}),
  };
  return {
    method: event.requestContext?.http?.method ?? event.httpMethod ?? "",
    url: urlOf(event, headers),
    headers,
    body: async (limit) => {
      const text = event.body ?? "";
      const body = event.isBase64Encoded ? decodeBase64(text) : text;
      if (body.length > limit) throw tooLarge(limit);
      return body;
    },
  };
}

function urlOf(event: Gateway, headers: Record<string, string | readonly string[] | undefined>): string {
  const { requestContext: context, rawPath, rawQueryString } = event;
  const host = context?.domainName ?? String(headers.host ?? headers.Host ?? "localhost");
  const query = rawQueryString ?? queryOf(event);
  return `https://${host}${rawPath ?? context?.path ?? event.path ?? "/"}${query === "" ? "" : `?${query}`}`;
}

/** A query from its parameters, which REST APIs decode and load balancers leave as they came. */
function queryOf({ multiValueQueryStringParameters, queryStringParameters, requestContext }: Gateway): string {
  const values: Record<string, readonly (string | undefined)[] | string | undefined> = {
    ...queryStringParameters,
    ...multiValueQueryStringParameters,
  };
  const write = requestContext?.elb === undefined ? encodeURIComponent : String;
  return Object.entries(values)
    .flatMap(([name, all]) => [all].flat().map((value) => `${write(name)}=${write(value ?? "")}`))
    .join("&");
}

/** The answer to an event, in its own form: who asked with several values for a header is answered with them. */
export function gatewayAnswer(event: Gateway, { status, headers, body }: Answer): GatewayAnswer {
  const isMulti = event.multiValueHeaders !== undefined && event.multiValueHeaders !== null;
  const lists = () => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    statusCode: status,
    ...(event.requestContext?.elb !== undefined && { statusDescription: `${status} ${status < 300 ? "OK" : "Error"}` }),
    ...(isMulti ? { multiValueHeaders: lists() } : { headers: { ...headers } }),
    body: typeof body === "string" ? body : encodeBase64(body),
    isBase64Encoded: typeof body !== "string",
  };
}
