// What an endpoint's object asks where its own connections are taken: the platform gives each request six.
import { WorkerEntrypoint } from "cloudflare:workers";

/** Sends the request on as it came, and answers what was answered. */
export class Outbound extends WorkerEntrypoint {
  fetch(request) {
    return fetch(request);
  }
}
