// The same by libraries: Hono and standardwebhooks.
import { Hono } from "hono";
import { Webhook } from "standardwebhooks";

const app = new Hono();
app.post("/in/:name", async (c) => {
  const body = await c.req.text();
  const headers = Object.fromEntries(c.req.raw.headers);
  try {
    new Webhook(c.env.SECRET).verify(body, headers);
  } catch {
    return c.text("no", 401);
  }
  const id = headers["webhook-id"];
  if (await c.env.DEDUPE.get(`d:${id}`)) return c.text("duplicate");
  const answer = await fetch("https://origin.example/hook", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "webhook-id": id },
    redirect: "manual",
  });
  if (answer.ok) await c.env.DEDUPE.put(`d:${id}`, "1", { expirationTtl: 604_800 });
  return answer;
});
export default app;
