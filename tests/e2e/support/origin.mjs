// An origin that records what reaches it, byte for byte, and answers as a test says.
import { createServer } from "node:http";

/** `answer(request, body, response)` may return a status, or write the response itself. */
export async function startOrigin(answer = () => 200, port = 0) {
  const received = [];
  // Connections outlast every pause of a test: one that is closed just as it is used again would be a 502.
  const server = createServer({ keepAliveTimeout: 600_000 }, async (request, response) => {
    const chunks = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    received.push({
      method: request.method,
      path: request.url,
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body,
    });
    const status = await origin.answer(request, body, response);
    if (typeof status === "number") response.writeHead(status).end();
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const origin = {
    answer,
    received,
    url: `http://127.0.0.1:${server.address().port}/hook`,
    with: (test) => received.filter(test),
    /** What arrived under an id. */
    arrived: (id) => received.filter(({ headers }) => headers["signpost-id"] === id),
    /** A source whose origin this is. */
    source: (provider, secret, more = {}) => ({ provider, secrets: [secret], origin: origin.url, ...more }),
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
  return origin;
}
