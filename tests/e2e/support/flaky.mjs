// A proxy in front of the sender that spoils answers *after* the sender has given them: what a publisher then does
// shows whether an event is lost, or there twice.
import { createServer } from "node:http";

/** `faults` is a queue: each request takes one; without one its answer passes. */
export async function startFlakyProxy(target) {
  const seen = [];
  const faults = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { host: _, connection: __, ...headers } = request.headers;
    const fault = faults.shift() ?? "pass";
    const answer = await fetch(target + request.url, {
      method: request.method,
      headers,
      body: body.length > 0 ? body : undefined,
    });
    const text = await answer.text();
    seen.push({
      method: request.method,
      path: request.url,
      key: request.headers["idempotency-key"],
      status: answer.status,
      answer: answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text,
      fault,
    });
    if (fault === "drop") return request.socket.destroy();
    if (fault === "cut") {
      // The head and half of the body came through.
      response.writeHead(answer.status, { "Content-Type": "application/json", "Content-Length": text.length });
      return response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
    }
    if (fault === "hang") return undefined;
    if (typeof fault === "number") return response.writeHead(fault, { "Retry-After": "0" }).end("not now");
    // `fetch` has unpacked it.
    const { "content-encoding": ___, "content-length": ____, ...passed } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, passed).end(text);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    /** What came since the last call. */
    take: () => seen.splice(0),
    fault: (...kinds) => faults.push(...kinds),
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
