// The tables of workerd. Where a size has no target, its ratio is there to be read.
import { Webhook as StandardWebhook } from "standardwebhooks";
import { octokitVerify, standard, subtleVerify, subtleVerifyAsync, subtleVerifyStripe } from "./peers.mjs";

export const sizes = [256, 512, 1024, 4096, 16384, 262144];

export const tables = [
  { name: "crypto.subtle.verify, cached key", make: subtleVerify, targets: [2.1, 1.4, 0.95, 0.95, 0.95, 0.95] },
  {
    name: "crypto.subtle.verify, cached key, ours by verifyAsync",
    make: subtleVerifyAsync,
    targets: [0, 0, 0, 0.95, 0.95, 0.95],
  },
  {
    name: "crypto.subtle.verify, cached key, of stripe, ours by verifyAsync",
    make: subtleVerifyStripe,
    targets: [0, 0, 0, 0.95, 0.95, 0.95],
  },
  { name: "@octokit/webhooks-methods verify", make: octokitVerify, targets: [6] },
  { name: "standardwebhooks, no parse", make: standard(StandardWebhook), targets: [7] },
];
