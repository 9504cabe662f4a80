// The events that AWS makes of a request, in the shapes of its documentation, and what it makes of an answer.
import assert from "node:assert/strict";

const base64 = async (request) => Buffer.from(await request.arrayBuffer()).toString("base64");
/** Names of a REST API's headers are as they were sent. */
const capital = (name) => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

function answered({ statusCode, headers, multiValueHeaders, body, isBase64Encoded }) {
  assert.equal(typeof body, "string");
  const all =
    headers ?? Object.fromEntries(Object.entries(multiValueHeaders).map(([name, values]) => [name, values[0]]));
  const bytes = isBase64Encoded ? Buffer.from(body, "base64") : body;
  return new Response(statusCode === 204 ? null : bytes, { status: statusCode, headers: all });
}

/** Each is `event(request)` and `response(answer)`. */
export const events = {
  "REST API": {
    event: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const headers = Object.fromEntries([...request.headers].map(([name, value]) => [capital(name), value]));
      return {
        resource: "/{proxy+}",
        path: pathname,
        httpMethod: request.method,
        headers,
        multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
        queryStringParameters: searchParams.size === 0 ? null : Object.fromEntries(searchParams),
        multiValueQueryStringParameters: null,
        requestContext: { domainName: "api.example.com", path: `/prod${pathname}`, httpMethod: request.method },
        body: request.method === "POST" ? await request.text() : null,
        isBase64Encoded: false,
      };
    },
    response: (answer) => {
      assert.ok(answer.multiValueHeaders);
      return answered(answer);
    },
  },
  "HTTP API": {
    event: async (request) => {
      const { pathname, search } = new URL(request.url);
      return {
        version: "2.0",
        routeKey: "$default",
        rawPath: pathname,
        rawQueryString: search.slice(1),
        headers: Object.fromEntries(request.headers),
        requestContext: { domainName: "api.example.com", http: { method: request.method, path: pathname } },
        body: await base64(request),
        isBase64Encoded: true,
      };
    },
    response: answered,
  },
  "Lambda URL with text": {
    event: async (request) => ({
      version: "2.0",
      rawPath: "/in",
      rawQueryString: "",
      headers: Object.fromEntries(request.headers),
      requestContext: { domainName: "abc.lambda-url.eu-west-1.on.aws", http: { method: request.method, path: "/in" } },
      ...(request.method === "POST" && { body: await request.text() }),
      isBase64Encoded: false,
    }),
    response: answered,
  },
  "load balancer": {
    event: async (request) => ({
      requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:x" } },
      httpMethod: request.method,
      path: "/in",
      queryStringParameters: {},
      headers: Object.fromEntries(request.headers),
      body: await base64(request),
      isBase64Encoded: true,
    }),
    response: (answer) => {
      assert.match(answer.statusDescription, /^\d{3} \w+/);
      return answered(answer);
    },
  },
  "load balancer with lists": {
    event: async (request) => ({
      requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:x" } },
      httpMethod: request.method,
      path: "/in",
      multiValueQueryStringParameters: {},
      multiValueHeaders: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
      body: await request.text(),
      isBase64Encoded: false,
    }),
    response: answered,
  },
  "Lambda@Edge": {
    event: async (request) => {
      const headers = [...request.headers].map(([key, value]) => [key, [{ key: capital(key), value }]]);
      const { method } = request;
      const body = { inputTruncated: false, action: "read-only", encoding: "base64", data: await base64(request) };
      return {
        Records: [
          { cf: { request: { method, uri: "/in", querystring: "", headers: Object.fromEntries(headers), body } } },
        ],
      };
    },
    response: ({ status, headers, body, bodyEncoding }) => {
      const own = Object.values(headers).map(([{ key, value }]) => [key, value]);
      const bytes = bodyEncoding === "base64" ? Buffer.from(body, "base64") : body;
      return new Response(status === "204" ? null : bytes, { status: Number(status), headers: own });
    },
  },
};
