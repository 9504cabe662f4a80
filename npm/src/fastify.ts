/**
 * Webhooks in Fastify: `app.register(webhookPlugin({ webhook, url: "/in" }, handler))`.
 *
 * A plugin has a scope of its own, so its raw-body parser leaves the parsers of your other routes alone.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { methodsOf } from "./lib/handshake.js";
import { BODY_BYTES, receive } from "./lib/receive.js";
import { keptBody, parsed } from "./lib/stream.js";
import { maxBodyOf } from "./lib/units.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of a Fastify instance; the real one fits. */
export interface FastifyLike {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    options: { parseAs: "buffer"; bodyLimit: number },
    parser: (request: unknown, body: any, done: (error: null, body: unknown) => void) => void,
  ): unknown;
  route(options: {
    method: any;
    url: string;
    bodyLimit?: number;
    handler: (request: any, reply: any) => Promise<unknown>;
  }): unknown;
}

/** A plugin with one route at `url`. */
export function webhookPlugin<const P extends ProviderName | Row>(
  options: ReceiveOptions<P> & { readonly url: string },
  handler: Handler<P>,
): (app: FastifyLike) => Promise<void> {
  const limit = options.limit ?? maxBodyOf(options.webhook.provider) ?? BODY_BYTES;
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: limit }, (_request, body, done) => done(null, body));
    app.route({
      method: [...new Set(["GET", "POST", ...methodsOf(options.webhook.provider)])],
      url: options.url,
      bodyLimit: limit,
      handler: async (request, reply) => {
        const answer = await receive(
          options,
          {
            method: request.method as string,
            url: request.url as string,
            headers: request.headers as Record<string, string>,
            body: async (most) => {
              const kept = keptBody(request, most);
              if (kept === undefined && request.body) throw parsed(FIX);
              return kept ?? new Uint8Array();
            },
          },
          handler,
        );
        return reply.code(answer.status).headers(answer.headers).send(sendable(answer.body));
      },
    });
  };
}

/** Fastify sends a `Buffer`, and takes other bytes for an object. */
function sendable(body: string | Uint8Array<ArrayBuffer>): string | Buffer {
  return typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

const FIX = "register the plugin as it is: inside `fastify-plugin` it has no parser of its own";
