// The signature is a JSON Web Token. Our rows make none, so that `node:crypto` does.
import { createHash, createHmac, createSecretKey } from "node:crypto";

const part = (value) => Buffer.from(value).toString("base64url");
const digest = (text, encoding) => createHash("sha256").update(text).digest(encoding);

function token(secret, claims) {
  const text = `${part('{"alg":"HS256","typ":"JWT"}')}.${part(JSON.stringify(claims))}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

const times = (at, seconds) => {
  const nbf = Math.floor(at.getTime() / 1000);
  return { nbf, exp: nbf + seconds };
};

export const tokens = [
  {
    provider: "livekit",
    package: "livekit-server-sdk",
    late: true,
    make: ({ body, secret, at }) => ({
      authorization: token(secret, { iss: "APIkey", sha256: digest(body, "base64"), ...times(at, 300) }),
    }),
    async verify({ body, headers, secret }) {
      const { WebhookReceiver } = await import("livekit-server-sdk");
      await new WebhookReceiver("APIkey", secret).receive(body, headers.authorization);
    },
  },
  {
    provider: "messagebird",
    package: "messagebird",
    late: true,
    make: ({ body, secret, at, url }) => ({
      "messagebird-signature-jwt": token(secret, {
        iss: "MessageBird",
        jti: "59a244dc-e9ad-4e23-9778-371faa238f72",
        url_hash: digest(url, "hex"),
        payload_hash: digest(body, "hex"),
        ...times(at, 60),
      }),
    }),
    async verify({ body, headers, secret, url }) {
      const { default: signature } = await import("messagebird/lib/webhook-signature-jwt.js");
      const key = createSecretKey(Buffer.from(secret));
      await signature.verify(url, Buffer.from(body), headers["messagebird-signature-jwt"], key);
    },
  },
  {
    provider: "qstash",
    package: "@upstash/qstash",
    late: true,
    make: ({ body, secret, at, url }) => ({
      "upstash-signature": token(secret, {
        iss: "Upstash",
        sub: url,
        jti: "jwt_67kxXD6UBAk7DqU6hzuHMDdXFXfP",
        body: `${digest(body, "base64url")}=`,
        ...times(at, 300),
      }),
    }),
    async verify({ body, headers, secret, url }) {
      const { Receiver } = await import("@upstash/qstash");
      const receiver = new Receiver({ currentSigningKey: secret, nextSigningKey: `${secret}-next` });
      await receiver.verify({ signature: headers["upstash-signature"], body, url });
    },
  },
];
