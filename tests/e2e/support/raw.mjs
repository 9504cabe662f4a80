// HTTP as bytes on a socket, for what no well-behaved client sends.
import { connect } from "node:net";

/**
 * Sends `chunks` (strings or buffers) over one connection and resolves with the status of each
 * answer that came. A chunk may be a promise or a function to wait for before going on.
 */
export function exchange(port, chunks, { end = false, ms = 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ statuses: [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)), text });
    };
    const timer = setTimeout(finish, ms);
    socket.setEncoding("latin1");
    socket.on("error", (error) => (["ECONNRESET", "EPIPE"].includes(error.code) ? finish() : reject(error)));
    socket.on("data", (data) => {
      text += data;
      // One answer is complete when its body is: every answer of the gate says how long it is.
      const [head, body = ""] = text.split(/\r\n\r\n(.*)/s);
      const length = /content-length: (\d+)/i.exec(head);
      if (length && body.length >= Number(length[1])) finish();
      if (/transfer-encoding: chunked/i.test(head) && body.endsWith("0\r\n\r\n")) finish();
    });
    socket.on("close", finish);
    socket.on("connect", async () => {
      for (const chunk of chunks) {
        const data = typeof chunk === "function" ? await chunk() : chunk;
        if (socket.destroyed) return;
        if (data !== undefined) await new Promise((done) => socket.write(data, () => done()));
      }
      if (end) socket.end();
    });
  });
}

/** A request head, with the lines exactly as given. */
export function head(path, lines) {
  return [`POST ${path} HTTP/1.1`, "Host: 127.0.0.1", ...lines, "", ""].join("\r\n");
}

/** The lines of an object of headers. */
export const lines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
