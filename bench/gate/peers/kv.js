// A KV namespace in memory, by the requests that the runtime makes of one: no lag, and no disk that anybody waits for.
const values = new Map();

export default {
  async fetch(request) {
    const key = new URL(request.url).pathname;
    if (request.method === "PUT") {
      values.set(key, await request.arrayBuffer());
      return new Response(null);
    }
    if (request.method === "DELETE") {
      values.delete(key);
      return new Response(null);
    }
    const value = values.get(key);
    return value ? new Response(value) : new Response("Not Found", { status: 404 });
  },
};
