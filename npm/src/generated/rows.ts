// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";
import { claimport } from "../providers/claimport.js";
import { gooclaim } from "../providers/gooclaim.js";
import { standardWebhooks } from "../providers/standard-webhooks.js";
import { ably } from "../providers/ably.js";
import { acuity } from "../providers/acuity.js";
import { adyenPlatform } from "../providers/adyen-platform.js";
import { aftership } from "../providers/aftership.js";
import { aikido } from "../providers/aikido.js";
import { airship } from "../providers/airship.js";
import { airtable } from "../providers/airtable.js";
import { airwallex } from "../providers/airwallex.js";
import { alchemy } from "../providers/alchemy.js";
import { asana } from "../providers/asana.js";
import { ashby } from "../providers/ashby.js";
import { attio } from "../providers/attio.js";
import { billit } from "../providers/billit.js";
import { bitbucket } from "../providers/bitbucket.js";
import { bitbucketServer } from "../providers/bitbucket-server.js";
import { bolt } from "../providers/bolt.js";
import { box } from "../providers/box.js";
import { brex } from "../providers/brex.js";
import { buildkite } from "../providers/buildkite.js";
import { calCom } from "../providers/cal-com.js";
import { calendly } from "../providers/calendly.js";
import { cashfree } from "../providers/cashfree.js";
import { chargify } from "../providers/chargify.js";
import { chatwoot } from "../providers/chatwoot.js";
import { checkoutCom } from "../providers/checkout-com.js";
import { checkr } from "../providers/checkr.js";
import { circleci } from "../providers/circleci.js";
import { clerk } from "../providers/clerk.js";
import { clickup } from "../providers/clickup.js";
import { close } from "../providers/close.js";
import { cloudflareStream } from "../providers/cloudflare-stream.js";
import { coinbaseCommerce } from "../providers/coinbase-commerce.js";
import { commercelayer } from "../providers/commercelayer.js";
import { crisp } from "../providers/crisp.js";
import { cursor } from "../providers/cursor.js";
import { customerIo } from "../providers/customer-io.js";
import { datasaur } from "../providers/datasaur.js";
import { deel } from "../providers/deel.js";
import { discord } from "../providers/discord.js";
import { dixa } from "../providers/dixa.js";
import { docusign } from "../providers/docusign.js";
import { dodoPayments } from "../providers/dodo-payments.js";
import { doppler } from "../providers/doppler.js";
import { dropbox } from "../providers/dropbox.js";
import { dub } from "../providers/dub.js";
import { dwolla } from "../providers/dwolla.js";
import { easypost } from "../providers/easypost.js";
import { elevenlabs } from "../providers/elevenlabs.js";
import { emailit } from "../providers/emailit.js";
import { etsy } from "../providers/etsy.js";
import { fastspring } from "../providers/fastspring.js";
import { fathom } from "../providers/fathom.js";
import { finch } from "../providers/finch.js";
import { forgejo } from "../providers/forgejo.js";
import { framer } from "../providers/framer.js";
import { front } from "../providers/front.js";
import { gemini } from "../providers/gemini.js";
import { gitea } from "../providers/gitea.js";
import { github } from "../providers/github.js";
import { gitlabSigning } from "../providers/gitlab-signing.js";
import { gocardless } from "../providers/gocardless.js";
import { gogs } from "../providers/gogs.js";
import { grafana } from "../providers/grafana.js";
import { greenhouse } from "../providers/greenhouse.js";
import { heroku } from "../providers/heroku.js";
import { higgsfield } from "../providers/higgsfield.js";
import { hook0 } from "../providers/hook0.js";
import { hookdeck } from "../providers/hookdeck.js";
import { hubspot } from "../providers/hubspot.js";
import { idenfy } from "../providers/idenfy.js";
import { incidentIo } from "../providers/incident-io.js";
import { increase } from "../providers/increase.js";
import { iron } from "../providers/iron.js";
import { jaas8x8 } from "../providers/jaas-8x8.js";
import { jira } from "../providers/jira.js";
import { jobber } from "../providers/jobber.js";
import { klaviyo } from "../providers/klaviyo.js";
import { knock } from "../providers/knock.js";
import { kontentAi } from "../providers/kontent-ai.js";
import { launchdarkly } from "../providers/launchdarkly.js";
import { leaf } from "../providers/leaf.js";
import { lemonSqueezy } from "../providers/lemon-squeezy.js";
import { line } from "../providers/line.js";
import { linear } from "../providers/linear.js";
import { linkedin } from "../providers/linkedin.js";
import { lithic } from "../providers/lithic.js";
import { lob } from "../providers/lob.js";
import { loops } from "../providers/loops.js";
import { meta } from "../providers/meta.js";
import { metronome } from "../providers/metronome.js";
import { modernTreasury } from "../providers/modern-treasury.js";
import { mollie } from "../providers/mollie.js";
import { mux } from "../providers/mux.js";
import { notion } from "../providers/notion.js";
import { npm } from "../providers/npm.js";
import { nylas } from "../providers/nylas.js";
import { onfido } from "../providers/onfido.js";
import { openai } from "../providers/openai.js";
import { orb } from "../providers/orb.js";
import { oura } from "../providers/oura.js";
import { paddle } from "../providers/paddle.js";
import { pagerduty } from "../providers/pagerduty.js";
import { persona } from "../providers/persona.js";
import { picqer } from "../providers/picqer.js";
import { polar } from "../providers/polar.js";
import { primer } from "../providers/primer.js";
import { pusher } from "../providers/pusher.js";
import { qonto } from "../providers/qonto.js";
import { quickbooks } from "../providers/quickbooks.js";
import { quicknode } from "../providers/quicknode.js";
import { razorpay } from "../providers/razorpay.js";
import { recallAi } from "../providers/recall-ai.js";
import { render } from "../providers/render.js";
import { replicate } from "../providers/replicate.js";
import { resend } from "../providers/resend.js";
import { retell } from "../providers/retell.js";
import { revenuecat } from "../providers/revenuecat.js";
import { revolut } from "../providers/revolut.js";
import { saleor } from "../providers/saleor.js";
import { savvycal } from "../providers/savvycal.js";
import { scrapfly } from "../providers/scrapfly.js";
import { sendbird } from "../providers/sendbird.js";
import { sendgrid } from "../providers/sendgrid.js";
import { sentry } from "../providers/sentry.js";
import { shipbob } from "../providers/shipbob.js";
import { shippo } from "../providers/shippo.js";
import { shopify } from "../providers/shopify.js";
import { signatureApi } from "../providers/signature-api.js";
import { signpost } from "../providers/signpost.js";
import { sinch } from "../providers/sinch.js";
import { slack } from "../providers/slack.js";
import { smartcar } from "../providers/smartcar.js";
import { snyk } from "../providers/snyk.js";
import { square } from "../providers/square.js";
import { squarespace } from "../providers/squarespace.js";
import { stripe } from "../providers/stripe.js";
import { stytch } from "../providers/stytch.js";
import { supabaseAuthHooks } from "../providers/supabase-auth-hooks.js";
import { svix } from "../providers/svix.js";
import { tabapay } from "../providers/tabapay.js";
import { tailscale } from "../providers/tailscale.js";
import { tally } from "../providers/tally.js";
import { telnyx } from "../providers/telnyx.js";
import { tiktok } from "../providers/tiktok.js";
import { twitch } from "../providers/twitch.js";
import { typeform } from "../providers/typeform.js";
import { uber } from "../providers/uber.js";
import { vanta } from "../providers/vanta.js";
import { veriff } from "../providers/veriff.js";
import { viber } from "../providers/viber.js";
import { webflow } from "../providers/webflow.js";
import { whereby } from "../providers/whereby.js";
import { woocommerce } from "../providers/woocommerce.js";
import { x } from "../providers/x.js";
import { xero } from "../providers/xero.js";
import { yampi } from "../providers/yampi.js";
import { zendesk } from "../providers/zendesk.js";
import { zoom } from "../providers/zoom.js";

/** The built-in providers: one row of data each, and nothing else in this package knows about them. */
export const rows: { readonly [N in ProviderName]: Row } = {
  "claimport": claimport,
  "gooclaim": gooclaim,
  "standard-webhooks": standardWebhooks,
  "ably": ably,
  "acuity": acuity,
  "adyen-platform": adyenPlatform,
  "aftership": aftership,
  "aikido": aikido,
  "airship": airship,
  "airtable": airtable,
  "airwallex": airwallex,
  "alchemy": alchemy,
  "asana": asana,
  "ashby": ashby,
  "attio": attio,
  "billit": billit,
  "bitbucket": bitbucket,
  "bitbucket-server": bitbucketServer,
  "bolt": bolt,
  "box": box,
  "brex": brex,
  "buildkite": buildkite,
  "cal-com": calCom,
  "calendly": calendly,
  "cashfree": cashfree,
  "chargify": chargify,
  "chatwoot": chatwoot,
  "checkout-com": checkoutCom,
  "checkr": checkr,
  "circleci": circleci,
  "clerk": clerk,
  "clickup": clickup,
  "close": close,
  "cloudflare-stream": cloudflareStream,
  "coinbase-commerce": coinbaseCommerce,
  "commercelayer": commercelayer,
  "crisp": crisp,
  "cursor": cursor,
  "customer-io": customerIo,
  "datasaur": datasaur,
  "deel": deel,
  "discord": discord,
  "dixa": dixa,
  "docusign": docusign,
  "dodo-payments": dodoPayments,
  "doppler": doppler,
  "dropbox": dropbox,
  "dub": dub,
  "dwolla": dwolla,
  "easypost": easypost,
  "elevenlabs": elevenlabs,
  "emailit": emailit,
  "etsy": etsy,
  "fastspring": fastspring,
  "fathom": fathom,
  "finch": finch,
  "forgejo": forgejo,
  "framer": framer,
  "front": front,
  "gemini": gemini,
  "gitea": gitea,
  "github": github,
  "gitlab-signing": gitlabSigning,
  "gocardless": gocardless,
  "gogs": gogs,
  "grafana": grafana,
  "greenhouse": greenhouse,
  "heroku": heroku,
  "higgsfield": higgsfield,
  "hook0": hook0,
  "hookdeck": hookdeck,
  "hubspot": hubspot,
  "idenfy": idenfy,
  "incident-io": incidentIo,
  "increase": increase,
  "iron": iron,
  "jaas-8x8": jaas8x8,
  "jira": jira,
  "jobber": jobber,
  "klaviyo": klaviyo,
  "knock": knock,
  "kontent-ai": kontentAi,
  "launchdarkly": launchdarkly,
  "leaf": leaf,
  "lemon-squeezy": lemonSqueezy,
  "line": line,
  "linear": linear,
  "linkedin": linkedin,
  "lithic": lithic,
  "lob": lob,
  "loops": loops,
  "meta": meta,
  "metronome": metronome,
  "modern-treasury": modernTreasury,
  "mollie": mollie,
  "mux": mux,
  "notion": notion,
  "npm": npm,
  "nylas": nylas,
  "onfido": onfido,
  "openai": openai,
  "orb": orb,
  "oura": oura,
  "paddle": paddle,
  "pagerduty": pagerduty,
  "persona": persona,
  "picqer": picqer,
  "polar": polar,
  "primer": primer,
  "pusher": pusher,
  "qonto": qonto,
  "quickbooks": quickbooks,
  "quicknode": quicknode,
  "razorpay": razorpay,
  "recall-ai": recallAi,
  "render": render,
  "replicate": replicate,
  "resend": resend,
  "retell": retell,
  "revenuecat": revenuecat,
  "revolut": revolut,
  "saleor": saleor,
  "savvycal": savvycal,
  "scrapfly": scrapfly,
  "sendbird": sendbird,
  "sendgrid": sendgrid,
  "sentry": sentry,
  "shipbob": shipbob,
  "shippo": shippo,
  "shopify": shopify,
  "signature-api": signatureApi,
  "signpost": signpost,
  "sinch": sinch,
  "slack": slack,
  "smartcar": smartcar,
  "snyk": snyk,
  "square": square,
  "squarespace": squarespace,
  "stripe": stripe,
  "stytch": stytch,
  "supabase-auth-hooks": supabaseAuthHooks,
  "svix": svix,
  "tabapay": tabapay,
  "tailscale": tailscale,
  "tally": tally,
  "telnyx": telnyx,
  "tiktok": tiktok,
  "twitch": twitch,
  "typeform": typeform,
  "uber": uber,
  "vanta": vanta,
  "veriff": veriff,
  "viber": viber,
  "webflow": webflow,
  "whereby": whereby,
  "woocommerce": woocommerce,
  "x": x,
  "xero": xero,
  "yampi": yampi,
  "zendesk": zendesk,
  "zoom": zoom,
};

/** The name of a built-in provider. */
export type ProviderName =
  | "claimport"
  | "gooclaim"
  | "standard-webhooks"
  | "ably"
  | "acuity"
  | "adyen-platform"
  | "aftership"
  | "aikido"
  | "airship"
  | "airtable"
  | "airwallex"
  | "alchemy"
  | "asana"
  | "ashby"
  | "attio"
  | "billit"
  | "bitbucket"
  | "bitbucket-server"
  | "bolt"
  | "box"
  | "brex"
  | "buildkite"
  | "cal-com"
  | "calendly"
  | "cashfree"
  | "chargify"
  | "chatwoot"
  | "checkout-com"
  | "checkr"
  | "circleci"
  | "clerk"
  | "clickup"
  | "close"
  | "cloudflare-stream"
  | "coinbase-commerce"
  | "commercelayer"
  | "crisp"
  | "cursor"
  | "customer-io"
  | "datasaur"
  | "deel"
  | "discord"
  | "dixa"
  | "docusign"
  | "dodo-payments"
  | "doppler"
  | "dropbox"
  | "dub"
  | "dwolla"
  | "easypost"
  | "elevenlabs"
  | "emailit"
  | "etsy"
  | "fastspring"
  | "fathom"
  | "finch"
  | "forgejo"
  | "framer"
  | "front"
  | "gemini"
  | "gitea"
  | "github"
  | "gitlab-signing"
  | "gocardless"
  | "gogs"
  | "grafana"
  | "greenhouse"
  | "heroku"
  | "higgsfield"
  | "hook0"
  | "hookdeck"
  | "hubspot"
  | "idenfy"
  | "incident-io"
  | "increase"
  | "iron"
  | "jaas-8x8"
  | "jira"
  | "jobber"
  | "klaviyo"
  | "knock"
  | "kontent-ai"
  | "launchdarkly"
  | "leaf"
  | "lemon-squeezy"
  | "line"
  | "linear"
  | "linkedin"
  | "lithic"
  | "lob"
  | "loops"
  | "meta"
  | "metronome"
  | "modern-treasury"
  | "mollie"
  | "mux"
  | "notion"
  | "npm"
  | "nylas"
  | "onfido"
  | "openai"
  | "orb"
  | "oura"
  | "paddle"
  | "pagerduty"
  | "persona"
  | "picqer"
  | "polar"
  | "primer"
  | "pusher"
  | "qonto"
  | "quickbooks"
  | "quicknode"
  | "razorpay"
  | "recall-ai"
  | "render"
  | "replicate"
  | "resend"
  | "retell"
  | "revenuecat"
  | "revolut"
  | "saleor"
  | "savvycal"
  | "scrapfly"
  | "sendbird"
  | "sendgrid"
  | "sentry"
  | "shipbob"
  | "shippo"
  | "shopify"
  | "signature-api"
  | "signpost"
  | "sinch"
  | "slack"
  | "smartcar"
  | "snyk"
  | "square"
  | "squarespace"
  | "stripe"
  | "stytch"
  | "supabase-auth-hooks"
  | "svix"
  | "tabapay"
  | "tailscale"
  | "tally"
  | "telnyx"
  | "tiktok"
  | "twitch"
  | "typeform"
  | "uber"
  | "vanta"
  | "veriff"
  | "viber"
  | "webflow"
  | "whereby"
  | "woocommerce"
  | "x"
  | "xero"
  | "yampi"
  | "zendesk"
  | "zoom";
