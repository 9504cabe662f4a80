// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";
import { claimport } from "../providers/claimport.js";
import { gooclaim } from "../providers/gooclaim.js";
import { standardWebhooks } from "../providers/standard-webhooks.js";
import { discord } from "../providers/discord.js";
import { github } from "../providers/github.js";
import { hubspot } from "../providers/hubspot.js";
import { sendgrid } from "../providers/sendgrid.js";
import { shopify } from "../providers/shopify.js";
import { signpost } from "../providers/signpost.js";
import { slack } from "../providers/slack.js";
import { square } from "../providers/square.js";
import { stripe } from "../providers/stripe.js";

/** The built-in providers: one row of data each, and nothing else in this package knows about them. */
export const rows: { readonly [N in ProviderName]: Row } = {
  "claimport": claimport,
  "gooclaim": gooclaim,
  "standard-webhooks": standardWebhooks,
  "discord": discord,
  "github": github,
  "hubspot": hubspot,
  "sendgrid": sendgrid,
  "shopify": shopify,
  "signpost": signpost,
  "slack": slack,
  "square": square,
  "stripe": stripe,
};

/** The name of a built-in provider. */
export type ProviderName =
  | "claimport"
  | "gooclaim"
  | "standard-webhooks"
  | "discord"
  | "github"
  | "hubspot"
  | "sendgrid"
  | "shopify"
  | "signpost"
  | "slack"
  | "square"
  | "stripe";
