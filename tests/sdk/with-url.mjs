// The URL is signed with the body, or the secret is hashed with it.
const form = "CallSid=CA123&Digits=4200&From=%2B14158675309&Name=Gr%C3%BC%C3%9Fe";
const fields = (body) => Object.fromEntries(new URLSearchParams(body));

export const withUrl = [
  hubspot("hubspot-v1", "v1", "x-hubspot-signature"),
  hubspot("hubspot-v2", "v2", "x-hubspot-signature"),
  hubspot("hubspot", "v3", "x-hubspot-signature-v3"),
  {
    provider: "plivo",
    package: "plivo",
    body: form,
    url: "https://example.com/plivo",
    headers: { "X-Plivo-Signature-V3-Nonce": "05429567804466091622" },
    async verify({ body, headers, secret, url }) {
      const { validateV3Signature } = await import("plivo");
      const [nonce, signature] = [headers["x-plivo-signature-v3-nonce"], headers["x-plivo-signature-v3"]];
      return validateV3Signature("POST", url, nonce, secret, signature, fields(body));
    },
  },
  {
    provider: "square",
    package: "square",
    async verify({ body, headers, secret, url }) {
      const { WebhooksHelper } = await import("square");
      return WebhooksHelper.verifySignature({
        requestBody: body,
        signatureHeader: headers["x-square-hmacsha256-signature"],
        signatureKey: secret,
        notificationUrl: url,
      });
    },
  },
  {
    provider: "twilio",
    package: "twilio",
    body: form,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    async verify({ body, headers, secret, url }) {
      const { default: twilio } = await import("twilio");
      return twilio.validateRequest(secret, headers["x-twilio-signature"], url, fields(body));
    },
    async sign({ body, secret, url }) {
      const { default: twilio } = await import("twilio");
      return { "X-Twilio-Signature": twilio.getExpectedTwilioSignature(secret, url, fields(body)) };
    },
  },
];

function hubspot(provider, signatureVersion, header) {
  const stamp = "x-hubspot-request-timestamp";
  return {
    provider,
    package: "@hubspot/api-client",
    late: signatureVersion === "v3",
    async verify({ body, headers, secret, url }) {
      const { Signature } = await import("@hubspot/api-client");
      const timestamp = Number(headers[stamp]);
      const signature = headers[header];
      return Signature.isValid({
        signatureVersion,
        signature,
        clientSecret: secret,
        requestBody: body,
        url,
        timestamp,
      });
    },
    async sign({ body, secret, at, url }) {
      const { Signature } = await import("@hubspot/api-client");
      const options = { clientSecret: secret, requestBody: body, url, timestamp: at.getTime() };
      const signature = Signature.getSignature("POST", signatureVersion, options);
      return { [header]: signature, ...(signatureVersion === "v3" && { [stamp]: String(at.getTime()) }) };
    },
  };
}
