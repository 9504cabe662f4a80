// Every adapter under its framework, behind one way to open it: over real HTTP at `/in`.
import { createServer } from "node:http";
import "reflect-metadata";
import * as functions from "@google-cloud/functions-framework";
import { getTestServer } from "@google-cloud/functions-framework/testing";
import { serve } from "@hono/node-server";
import { bodyParser } from "@koa/bodyparser";
import { All, Controller, Module, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { Elysia } from "elysia";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { webhookFunction } from "signpost/cloud-functions";
import { webhookPlugin as elysiaPlugin } from "signpost/elysia";
import { webhookRoute as expressRoute } from "signpost/express";
import { webhookPlugin } from "signpost/fastify";
import { webhookHandler } from "signpost/hono";
import { webhookMiddleware } from "signpost/koa";
import { webhookHandler as lambdaHandler } from "signpost/lambda";
import { webhookReceiver } from "signpost/nestjs";
import { webhookRoute as nextRoute } from "signpost/next";
import { webhookListener } from "signpost/node";
import { webhookRoute as svelteRoute } from "signpost/sveltekit";
import { webhookFetch } from "signpost/worker";
import { events } from "./lambda.mjs";

const at = (port) => `http://127.0.0.1:${port}/in`;

/** A listener on a server of its own. */
export async function onNode(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: at(server.address().port), close: () => server.close() };
}

/** A fetch handler on Node. */
async function onFetch(fetch) {
  const server = await new Promise((resolve) => {
    const started = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  return { url: at(server.address().port), close: () => server.close() };
}

/** Methods of a route, as Next.js and SvelteKit call them; they answer what a route has not. */
const methods = (route, call) => (request) =>
  request.method in route ? call(route[request.method], request) : new Response(null, { status: 405 });

/** Nest without decorators, which Node does not read yet. */
async function onNest(options, handler, platform) {
  const receive = webhookReceiver(options, handler);
  class Webhooks {
    take(request, response) {
      return receive(request, response);
    }
  }
  class App {}
  All()(Webhooks.prototype, "take", Object.getOwnPropertyDescriptor(Webhooks.prototype, "take"));
  Req()(Webhooks.prototype, "take", 0);
  Res()(Webhooks.prototype, "take", 1);
  Controller("in")(Webhooks);
  Module({ controllers: [Webhooks] })(App);
  const app = await NestFactory.create(App, ...platform, { rawBody: true, logger: ["error"] });
  await app.listen(0, "127.0.0.1");
  return { url: at(app.getHttpServer().address().port), close: () => app.close() };
}

/** A function of Google's framework; each has a name of its own there. */
async function onFunctions(listener) {
  const name = `in-${crypto.randomUUID()}`;
  functions.http(name, listener);
  const server = getTestServer(name);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: at(server.address().port), close: () => server.close() };
}

const keeping = (request, _response, bytes) => {
  request.rawBody = bytes;
};

/** Ways to serve `handler` at `/in`; each gives `{ url, close }`. */
export const adapters = {
  node: (options, handler) => onNode(webhookListener(options, handler)),
  express: (options, handler) => onNode(express().all("/in", expressRoute(options, handler)).use(express.json())),
  "express behind express.raw": (options, handler) =>
    onNode(
      express()
        .use(express.raw({ type: "*/*", limit: "2mb" }))
        .all("/in", expressRoute(options, handler)),
    ),
  "express behind express.json that keeps the bytes": (options, handler) =>
    onNode(
      express()
        .use(express.json({ verify: keeping }))
        .all("/in", expressRoute(options, handler)),
    ),
  koa: (options, handler) => onNode(new Koa().use(webhookMiddleware({ ...options, path: "/in" }, handler)).callback()),
  "koa behind a body parser": (options, handler) =>
    onNode(
      new Koa()
        .use(bodyParser())
        .use(webhookMiddleware({ ...options, path: "/in" }, handler))
        .callback(),
    ),
  fastify: async (options, handler) => {
    const app = Fastify();
    app.post("/json", async (request) => request.body);
    await app.register(webhookPlugin({ ...options, url: "/in" }, handler));
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    return { url: `${url}/in`, close: () => app.close(), app };
  },
  "nest on express": (options, handler) => onNest(options, handler, []),
  "nest on fastify": (options, handler) => onNest(options, handler, [new FastifyAdapter()]),
  hono: (options, handler) =>
    onFetch(new Hono().on(["GET", "POST", "PUT"], "/in", webhookHandler(options, handler)).fetch),
  "hono behind a middleware that reads": (options, handler) =>
    onFetch(
      new Hono()
        .use(async (context, next) => {
          await context.req.text();
          await next();
        })
        .on(["GET", "POST", "PUT"], "/in", webhookHandler(options, handler)).fetch,
    ),
  elysia: (options, handler) => onFetch(new Elysia().use(elysiaPlugin({ ...options, path: "/in" }, handler)).fetch),
  "worker (fetch handler)": (options, handler) => onFetch((request) => webhookFetch(options, handler)(request)),
  next: (options, handler) => onFetch(methods(nextRoute(options, handler), (method, request) => method(request))),
  sveltekit: (options, handler) =>
    onFetch(methods(svelteRoute(options, handler), (method, request) => method({ request, platform: undefined }))),
  "cloud functions": (options, handler) => onFunctions(webhookFunction(options, handler)),
  ...Object.fromEntries(
    Object.entries(events).map(([name, { event, response }]) => [
      `lambda, ${name}`,
      (options, handler) => {
        const run = lambdaHandler(options, handler);
        return onFetch(async (request) => response(await run(await event(request))));
      },
    ]),
  ),
};
