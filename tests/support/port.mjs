// Ports for programs that are told where to listen.
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Where systems hand out no ports by themselves: not to connections, and not to servers that ask for any. A port from
 * there would be free now, and taken by the time that a slow program listens.
 */
const [FIRST, COUNT] = [12_000, 18_000];
const ATTEMPTS = 100;

/** A port of 127.0.0.1 on which nothing listens, and which nobody is given by chance. */
export async function freePort() {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${FIRST + COUNT}`);
}

async function isFree(port) {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
