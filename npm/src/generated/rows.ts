// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";
import { claimport } from "../providers/claimport.js";
import { gooclaim } from "../providers/gooclaim.js";
import { standardWebhooks } from "../providers/standard-webhooks.js";
import { ably } from "../providers/ably.js";
import { acuity } from "../providers/acuity.js";
import { adyen } from "../providers/adyen.js";
import { adyenPlatform } from "../providers/adyen-platform.js";
import { affirm } from "../providers/affirm.js";
import { aftership } from "../providers/aftership.js";
import { aikido } from "../providers/aikido.js";
import { aircall } from "../providers/aircall.js";
import { airship } from "../providers/airship.js";
import { airtable } from "../providers/airtable.js";
import { airwallex } from "../providers/airwallex.js";
import { alchemy } from "../providers/alchemy.js";
import { asana } from "../providers/asana.js";
import { ashby } from "../providers/ashby.js";
import { assemblyai } from "../providers/assemblyai.js";
import { attio } from "../providers/attio.js";
import { auth0LogStreams } from "../providers/auth0-log-streams.js";
import { authorizeNet } from "../providers/authorize-net.js";
import { autodeskAps } from "../providers/autodesk-aps.js";
import { autotask } from "../providers/autotask.js";
import { awsSns } from "../providers/aws-sns.js";
import { azureDevops } from "../providers/azure-devops.js";
import { billit } from "../providers/billit.js";
import { bitbucket } from "../providers/bitbucket.js";
import { bitbucketServer } from "../providers/bitbucket-server.js";
import { bolt } from "../providers/bolt.js";
import { box } from "../providers/box.js";
import { brevo } from "../providers/brevo.js";
import { brex } from "../providers/brex.js";
import { buildkite } from "../providers/buildkite.js";
import { buildkiteToken } from "../providers/buildkite-token.js";
import { calCom } from "../providers/cal-com.js";
import { calendly } from "../providers/calendly.js";
import { cashfree } from "../providers/cashfree.js";
import { chargebee } from "../providers/chargebee.js";
import { chargify } from "../providers/chargify.js";
import { chatwoot } from "../providers/chatwoot.js";
import { checkoutCom } from "../providers/checkout-com.js";
import { checkr } from "../providers/checkr.js";
import { circleci } from "../providers/circleci.js";
import { clerk } from "../providers/clerk.js";
import { clickup } from "../providers/clickup.js";
import { close } from "../providers/close.js";
import { cloudflareNotifications } from "../providers/cloudflare-notifications.js";
import { cloudflareStream } from "../providers/cloudflare-stream.js";
import { cloudinary } from "../providers/cloudinary.js";
import { cloudinarySha256 } from "../providers/cloudinary-sha256.js";
import { coinbaseCdp } from "../providers/coinbase-cdp.js";
import { coinbaseCommerce } from "../providers/coinbase-commerce.js";
import { commercelayer } from "../providers/commercelayer.js";
import { configcat } from "../providers/configcat.js";
import { convoy } from "../providers/convoy.js";
import { convoySha512 } from "../providers/convoy-sha512.js";
import { crisp } from "../providers/crisp.js";
import { cronofy } from "../providers/cronofy.js";
import { cursor } from "../providers/cursor.js";
import { customerIo } from "../providers/customer-io.js";
import { datasaur } from "../providers/datasaur.js";
import { deel } from "../providers/deel.js";
import { deepgram } from "../providers/deepgram.js";
import { discord } from "../providers/discord.js";
import { dixa } from "../providers/dixa.js";
import { docusign } from "../providers/docusign.js";
import { dodoPayments } from "../providers/dodo-payments.js";
import { doppler } from "../providers/doppler.js";
import { dropbox } from "../providers/dropbox.js";
import { dub } from "../providers/dub.js";
import { dwolla } from "../providers/dwolla.js";
import { easypost } from "../providers/easypost.js";
import { ecwid } from "../providers/ecwid.js";
import { elevenlabs } from "../providers/elevenlabs.js";
import { emailit } from "../providers/emailit.js";
import { etsy } from "../providers/etsy.js";
import { falAi } from "../providers/fal-ai.js";
import { fastspring } from "../providers/fastspring.js";
import { fathom } from "../providers/fathom.js";
import { figma } from "../providers/figma.js";
import { finch } from "../providers/finch.js";
import { forgejo } from "../providers/forgejo.js";
import { framer } from "../providers/framer.js";
import { freshchat } from "../providers/freshchat.js";
import { front } from "../providers/front.js";
import { fusionauth } from "../providers/fusionauth.js";
import { gemini } from "../providers/gemini.js";
import { ghost } from "../providers/ghost.js";
import { gitea } from "../providers/gitea.js";
import { github } from "../providers/github.js";
import { gitlabSigning } from "../providers/gitlab-signing.js";
import { gitlabToken } from "../providers/gitlab-token.js";
import { gocardless } from "../providers/gocardless.js";
import { gogs } from "../providers/gogs.js";
import { googleChat } from "../providers/google-chat.js";
import { googlePubsub } from "../providers/google-pubsub.js";
import { grafana } from "../providers/grafana.js";
import { greenhouse } from "../providers/greenhouse.js";
import { helpscout } from "../providers/helpscout.js";
import { heroku } from "../providers/heroku.js";
import { higgsfield } from "../providers/higgsfield.js";
import { highlevel } from "../providers/highlevel.js";
import { hook0 } from "../providers/hook0.js";
import { hookdeck } from "../providers/hookdeck.js";
import { hubspot } from "../providers/hubspot.js";
import { hubspotV1 } from "../providers/hubspot-v1.js";
import { hubspotV2 } from "../providers/hubspot-v2.js";
import { huggingface } from "../providers/huggingface.js";
import { idenfy } from "../providers/idenfy.js";
import { incidentIo } from "../providers/incident-io.js";
import { increase } from "../providers/increase.js";
import { integratedFinance } from "../providers/integrated-finance.js";
import { intercom } from "../providers/intercom.js";
import { iron } from "../providers/iron.js";
import { jaas8x8 } from "../providers/jaas-8x8.js";
import { jira } from "../providers/jira.js";
import { jobber } from "../providers/jobber.js";
import { keygen } from "../providers/keygen.js";
import { klaviyo } from "../providers/klaviyo.js";
import { knock } from "../providers/knock.js";
import { kontentAi } from "../providers/kontent-ai.js";
import { lark } from "../providers/lark.js";
import { launchdarkly } from "../providers/launchdarkly.js";
import { leaf } from "../providers/leaf.js";
import { lemonSqueezy } from "../providers/lemon-squeezy.js";
import { line } from "../providers/line.js";
import { linear } from "../providers/linear.js";
import { linkedin } from "../providers/linkedin.js";
import { lithic } from "../providers/lithic.js";
import { livechat } from "../providers/livechat.js";
import { livekit } from "../providers/livekit.js";
import { lob } from "../providers/lob.js";
import { loops } from "../providers/loops.js";
import { mailgun } from "../providers/mailgun.js";
import { mandrill } from "../providers/mandrill.js";
import { meraki } from "../providers/meraki.js";
import { mercadoPago } from "../providers/mercado-pago.js";
import { messagebird } from "../providers/messagebird.js";
import { meta } from "../providers/meta.js";
import { metronome } from "../providers/metronome.js";
import { midtrans } from "../providers/midtrans.js";
import { mixpanelCohorts } from "../providers/mixpanel-cohorts.js";
import { modernTreasury } from "../providers/modern-treasury.js";
import { mollie } from "../providers/mollie.js";
import { monday } from "../providers/monday.js";
import { mongodbAtlas } from "../providers/mongodb-atlas.js";
import { msTeamsOutgoing } from "../providers/ms-teams-outgoing.js";
import { mux } from "../providers/mux.js";
import { netlify } from "../providers/netlify.js";
import { notion } from "../providers/notion.js";
import { npm } from "../providers/npm.js";
import { nylas } from "../providers/nylas.js";
import { okta } from "../providers/okta.js";
import { onfido } from "../providers/onfido.js";
import { onfleet } from "../providers/onfleet.js";
import { openai } from "../providers/openai.js";
import { oracleCxCommerce } from "../providers/oracle-cx-commerce.js";
import { orb } from "../providers/orb.js";
import { oura } from "../providers/oura.js";
import { paddle } from "../providers/paddle.js";
import { pagerduty } from "../providers/pagerduty.js";
import { pandadoc } from "../providers/pandadoc.js";
import { paypal } from "../providers/paypal.js";
import { paypalSandbox } from "../providers/paypal-sandbox.js";
import { paystack } from "../providers/paystack.js";
import { persona } from "../providers/persona.js";
import { picqer } from "../providers/picqer.js";
import { pipedrive } from "../providers/pipedrive.js";
import { plaid } from "../providers/plaid.js";
import { plaidSandbox } from "../providers/plaid-sandbox.js";
import { plivo } from "../providers/plivo.js";
import { polar } from "../providers/polar.js";
import { postmark } from "../providers/postmark.js";
import { primer } from "../providers/primer.js";
import { prismic } from "../providers/prismic.js";
import { pusher } from "../providers/pusher.js";
import { qonto } from "../providers/qonto.js";
import { qstash } from "../providers/qstash.js";
import { quickbooks } from "../providers/quickbooks.js";
import { quicknode } from "../providers/quicknode.js";
import { razorpay } from "../providers/razorpay.js";
import { recallAi } from "../providers/recall-ai.js";
import { recharge } from "../providers/recharge.js";
import { recurly } from "../providers/recurly.js";
import { render } from "../providers/render.js";
import { replicate } from "../providers/replicate.js";
import { resend } from "../providers/resend.js";
import { retell } from "../providers/retell.js";
import { revenuecat } from "../providers/revenuecat.js";
import { revolut } from "../providers/revolut.js";
import { ringcentral } from "../providers/ringcentral.js";
import { saleor } from "../providers/saleor.js";
import { sanity } from "../providers/sanity.js";
import { savvycal } from "../providers/savvycal.js";
import { scrapfly } from "../providers/scrapfly.js";
import { segment } from "../providers/segment.js";
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
import { solidgate } from "../providers/solidgate.js";
import { sparkpost } from "../providers/sparkpost.js";
import { square } from "../providers/square.js";
import { squarespace } from "../providers/squarespace.js";
import { stripe } from "../providers/stripe.js";
import { stytch } from "../providers/stytch.js";
import { supabaseAuthHooks } from "../providers/supabase-auth-hooks.js";
import { svix } from "../providers/svix.js";
import { tabapay } from "../providers/tabapay.js";
import { tailscale } from "../providers/tailscale.js";
import { tally } from "../providers/tally.js";
import { telegram } from "../providers/telegram.js";
import { telnyx } from "../providers/telnyx.js";
import { terraformCloud } from "../providers/terraform-cloud.js";
import { tiktok } from "../providers/tiktok.js";
import { trello } from "../providers/trello.js";
import { twilio } from "../providers/twilio.js";
import { twitch } from "../providers/twitch.js";
import { typeform } from "../providers/typeform.js";
import { uber } from "../providers/uber.js";
import { vanta } from "../providers/vanta.js";
import { vercel } from "../providers/vercel.js";
import { veriff } from "../providers/veriff.js";
import { viber } from "../providers/viber.js";
import { vippsMobilepay } from "../providers/vipps-mobilepay.js";
import { vonage } from "../providers/vonage.js";
import { webex } from "../providers/webex.js";
import { webflow } from "../providers/webflow.js";
import { whereby } from "../providers/whereby.js";
import { wise } from "../providers/wise.js";
import { wix } from "../providers/wix.js";
import { woocommerce } from "../providers/woocommerce.js";
import { workos } from "../providers/workos.js";
import { worldlineConnect } from "../providers/worldline-connect.js";
import { worldpay } from "../providers/worldpay.js";
import { x } from "../providers/x.js";
import { xendit } from "../providers/xendit.js";
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
  "adyen": adyen,
  "adyen-platform": adyenPlatform,
  "affirm": affirm,
  "aftership": aftership,
  "aikido": aikido,
  "aircall": aircall,
  "airship": airship,
  "airtable": airtable,
  "airwallex": airwallex,
  "alchemy": alchemy,
  "asana": asana,
  "ashby": ashby,
  "assemblyai": assemblyai,
  "attio": attio,
  "auth0-log-streams": auth0LogStreams,
  "authorize-net": authorizeNet,
  "autodesk-aps": autodeskAps,
  "autotask": autotask,
  "aws-sns": awsSns,
  "azure-devops": azureDevops,
  "billit": billit,
  "bitbucket": bitbucket,
  "bitbucket-server": bitbucketServer,
  "bolt": bolt,
  "box": box,
  "brevo": brevo,
  "brex": brex,
  "buildkite": buildkite,
  "buildkite-token": buildkiteToken,
  "cal-com": calCom,
  "calendly": calendly,
  "cashfree": cashfree,
  "chargebee": chargebee,
  "chargify": chargify,
  "chatwoot": chatwoot,
  "checkout-com": checkoutCom,
  "checkr": checkr,
  "circleci": circleci,
  "clerk": clerk,
  "clickup": clickup,
  "close": close,
  "cloudflare-notifications": cloudflareNotifications,
  "cloudflare-stream": cloudflareStream,
  "cloudinary": cloudinary,
  "cloudinary-sha256": cloudinarySha256,
  "coinbase-cdp": coinbaseCdp,
  "coinbase-commerce": coinbaseCommerce,
  "commercelayer": commercelayer,
  "configcat": configcat,
  "convoy": convoy,
  "convoy-sha512": convoySha512,
  "crisp": crisp,
  "cronofy": cronofy,
  "cursor": cursor,
  "customer-io": customerIo,
  "datasaur": datasaur,
  "deel": deel,
  "deepgram": deepgram,
  "discord": discord,
  "dixa": dixa,
  "docusign": docusign,
  "dodo-payments": dodoPayments,
  "doppler": doppler,
  "dropbox": dropbox,
  "dub": dub,
  "dwolla": dwolla,
  "easypost": easypost,
  "ecwid": ecwid,
  "elevenlabs": elevenlabs,
  "emailit": emailit,
  "etsy": etsy,
  "fal-ai": falAi,
  "fastspring": fastspring,
  "fathom": fathom,
  "figma": figma,
  "finch": finch,
  "forgejo": forgejo,
  "framer": framer,
  "freshchat": freshchat,
  "front": front,
  "fusionauth": fusionauth,
  "gemini": gemini,
  "ghost": ghost,
  "gitea": gitea,
  "github": github,
  "gitlab-signing": gitlabSigning,
  "gitlab-token": gitlabToken,
  "gocardless": gocardless,
  "gogs": gogs,
  "google-chat": googleChat,
  "google-pubsub": googlePubsub,
  "grafana": grafana,
  "greenhouse": greenhouse,
  "helpscout": helpscout,
  "heroku": heroku,
  "higgsfield": higgsfield,
  "highlevel": highlevel,
  "hook0": hook0,
  "hookdeck": hookdeck,
  "hubspot": hubspot,
  "hubspot-v1": hubspotV1,
  "hubspot-v2": hubspotV2,
  "huggingface": huggingface,
  "idenfy": idenfy,
  "incident-io": incidentIo,
  "increase": increase,
  "integrated-finance": integratedFinance,
  "intercom": intercom,
  "iron": iron,
  "jaas-8x8": jaas8x8,
  "jira": jira,
  "jobber": jobber,
  "keygen": keygen,
  "klaviyo": klaviyo,
  "knock": knock,
  "kontent-ai": kontentAi,
  "lark": lark,
  "launchdarkly": launchdarkly,
  "leaf": leaf,
  "lemon-squeezy": lemonSqueezy,
  "line": line,
  "linear": linear,
  "linkedin": linkedin,
  "lithic": lithic,
  "livechat": livechat,
  "livekit": livekit,
  "lob": lob,
  "loops": loops,
  "mailgun": mailgun,
  "mandrill": mandrill,
  "meraki": meraki,
  "mercado-pago": mercadoPago,
  "messagebird": messagebird,
  "meta": meta,
  "metronome": metronome,
  "midtrans": midtrans,
  "mixpanel-cohorts": mixpanelCohorts,
  "modern-treasury": modernTreasury,
  "mollie": mollie,
  "monday": monday,
  "mongodb-atlas": mongodbAtlas,
  "ms-teams-outgoing": msTeamsOutgoing,
  "mux": mux,
  "netlify": netlify,
  "notion": notion,
  "npm": npm,
  "nylas": nylas,
  "okta": okta,
  "onfido": onfido,
  "onfleet": onfleet,
  "openai": openai,
  "oracle-cx-commerce": oracleCxCommerce,
  "orb": orb,
  "oura": oura,
  "paddle": paddle,
  "pagerduty": pagerduty,
  "pandadoc": pandadoc,
  "paypal": paypal,
  "paypal-sandbox": paypalSandbox,
  "paystack": paystack,
  "persona": persona,
  "picqer": picqer,
  "pipedrive": pipedrive,
  "plaid": plaid,
  "plaid-sandbox": plaidSandbox,
  "plivo": plivo,
  "polar": polar,
  "postmark": postmark,
  "primer": primer,
  "prismic": prismic,
  "pusher": pusher,
  "qonto": qonto,
  "qstash": qstash,
  "quickbooks": quickbooks,
  "quicknode": quicknode,
  "razorpay": razorpay,
  "recall-ai": recallAi,
  "recharge": recharge,
  "recurly": recurly,
  "render": render,
  "replicate": replicate,
  "resend": resend,
  "retell": retell,
  "revenuecat": revenuecat,
  "revolut": revolut,
  "ringcentral": ringcentral,
  "saleor": saleor,
  "sanity": sanity,
  "savvycal": savvycal,
  "scrapfly": scrapfly,
  "segment": segment,
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
  "solidgate": solidgate,
  "sparkpost": sparkpost,
  "square": square,
  "squarespace": squarespace,
  "stripe": stripe,
  "stytch": stytch,
  "supabase-auth-hooks": supabaseAuthHooks,
  "svix": svix,
  "tabapay": tabapay,
  "tailscale": tailscale,
  "tally": tally,
  "telegram": telegram,
  "telnyx": telnyx,
  "terraform-cloud": terraformCloud,
  "tiktok": tiktok,
  "trello": trello,
  "twilio": twilio,
  "twitch": twitch,
  "typeform": typeform,
  "uber": uber,
  "vanta": vanta,
  "vercel": vercel,
  "veriff": veriff,
  "viber": viber,
  "vipps-mobilepay": vippsMobilepay,
  "vonage": vonage,
  "webex": webex,
  "webflow": webflow,
  "whereby": whereby,
  "wise": wise,
  "wix": wix,
  "woocommerce": woocommerce,
  "workos": workos,
  "worldline-connect": worldlineConnect,
  "worldpay": worldpay,
  "x": x,
  "xendit": xendit,
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
  | "adyen"
  | "adyen-platform"
  | "affirm"
  | "aftership"
  | "aikido"
  | "aircall"
  | "airship"
  | "airtable"
  | "airwallex"
  | "alchemy"
  | "asana"
  | "ashby"
  | "assemblyai"
  | "attio"
  | "auth0-log-streams"
  | "authorize-net"
  | "autodesk-aps"
  | "autotask"
  | "aws-sns"
  | "azure-devops"
  | "billit"
  | "bitbucket"
  | "bitbucket-server"
  | "bolt"
  | "box"
  | "brevo"
  | "brex"
  | "buildkite"
  | "buildkite-token"
  | "cal-com"
  | "calendly"
  | "cashfree"
  | "chargebee"
  | "chargify"
  | "chatwoot"
  | "checkout-com"
  | "checkr"
  | "circleci"
  | "clerk"
  | "clickup"
  | "close"
  | "cloudflare-notifications"
  | "cloudflare-stream"
  | "cloudinary"
  | "cloudinary-sha256"
  | "coinbase-cdp"
  | "coinbase-commerce"
  | "commercelayer"
  | "configcat"
  | "convoy"
  | "convoy-sha512"
  | "crisp"
  | "cronofy"
  | "cursor"
  | "customer-io"
  | "datasaur"
  | "deel"
  | "deepgram"
  | "discord"
  | "dixa"
  | "docusign"
  | "dodo-payments"
  | "doppler"
  | "dropbox"
  | "dub"
  | "dwolla"
  | "easypost"
  | "ecwid"
  | "elevenlabs"
  | "emailit"
  | "etsy"
  | "fal-ai"
  | "fastspring"
  | "fathom"
  | "figma"
  | "finch"
  | "forgejo"
  | "framer"
  | "freshchat"
  | "front"
  | "fusionauth"
  | "gemini"
  | "ghost"
  | "gitea"
  | "github"
  | "gitlab-signing"
  | "gitlab-token"
  | "gocardless"
  | "gogs"
  | "google-chat"
  | "google-pubsub"
  | "grafana"
  | "greenhouse"
  | "helpscout"
  | "heroku"
  | "higgsfield"
  | "highlevel"
  | "hook0"
  | "hookdeck"
  | "hubspot"
  | "hubspot-v1"
  | "hubspot-v2"
  | "huggingface"
  | "idenfy"
  | "incident-io"
  | "increase"
  | "integrated-finance"
  | "intercom"
  | "iron"
  | "jaas-8x8"
  | "jira"
  | "jobber"
  | "keygen"
  | "klaviyo"
  | "knock"
  | "kontent-ai"
  | "lark"
  | "launchdarkly"
  | "leaf"
  | "lemon-squeezy"
  | "line"
  | "linear"
  | "linkedin"
  | "lithic"
  | "livechat"
  | "livekit"
  | "lob"
  | "loops"
  | "mailgun"
  | "mandrill"
  | "meraki"
  | "mercado-pago"
  | "messagebird"
  | "meta"
  | "metronome"
  | "midtrans"
  | "mixpanel-cohorts"
  | "modern-treasury"
  | "mollie"
  | "monday"
  | "mongodb-atlas"
  | "ms-teams-outgoing"
  | "mux"
  | "netlify"
  | "notion"
  | "npm"
  | "nylas"
  | "okta"
  | "onfido"
  | "onfleet"
  | "openai"
  | "oracle-cx-commerce"
  | "orb"
  | "oura"
  | "paddle"
  | "pagerduty"
  | "pandadoc"
  | "paypal"
  | "paypal-sandbox"
  | "paystack"
  | "persona"
  | "picqer"
  | "pipedrive"
  | "plaid"
  | "plaid-sandbox"
  | "plivo"
  | "polar"
  | "postmark"
  | "primer"
  | "prismic"
  | "pusher"
  | "qonto"
  | "qstash"
  | "quickbooks"
  | "quicknode"
  | "razorpay"
  | "recall-ai"
  | "recharge"
  | "recurly"
  | "render"
  | "replicate"
  | "resend"
  | "retell"
  | "revenuecat"
  | "revolut"
  | "ringcentral"
  | "saleor"
  | "sanity"
  | "savvycal"
  | "scrapfly"
  | "segment"
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
  | "solidgate"
  | "sparkpost"
  | "square"
  | "squarespace"
  | "stripe"
  | "stytch"
  | "supabase-auth-hooks"
  | "svix"
  | "tabapay"
  | "tailscale"
  | "tally"
  | "telegram"
  | "telnyx"
  | "terraform-cloud"
  | "tiktok"
  | "trello"
  | "twilio"
  | "twitch"
  | "typeform"
  | "uber"
  | "vanta"
  | "vercel"
  | "veriff"
  | "viber"
  | "vipps-mobilepay"
  | "vonage"
  | "webex"
  | "webflow"
  | "whereby"
  | "wise"
  | "wix"
  | "woocommerce"
  | "workos"
  | "worldline-connect"
  | "worldpay"
  | "x"
  | "xendit"
  | "xero"
  | "yampi"
  | "zendesk"
  | "zoom";
