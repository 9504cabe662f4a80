/** One header name or a list of them; the first is the one that is sent. */
export type Names = string | readonly string[];

/** Where a value of the delivery is: a field of the JSON body (`data.id` for a nested one), or a header. */
export type Place = { readonly field: string } | { readonly header: Names };

/** A place in a request. `only_field` is the one member of a JSON body that has no other. */
export type Spot = {
  readonly query?: string;
  readonly header?: string;
  readonly field?: string;
  readonly only_field?: string;
};

/**
 * A request that a provider sends before it sends events, and what it wants to hear: `docs/gate.md` has examples. The
 * last two are short for an echo.
 */
export type Handshake =
  | {
      /** The method, and what must be there; without a place, what is taken. */
      readonly ask: Spot & { readonly method: "GET" | "HEAD" | "OPTIONS" | "POST"; readonly equals?: string };
      /** Where the option `handshakeToken` must stand; 403 where it does not. */
      readonly check?: Spot;
      /** The value that is answered with. Visible ASCII and at most 1024 characters unless it is said otherwise. */
      readonly take?: Spot & { readonly alphabet?: "hex" | "token" | "visible"; readonly max_length?: number };
      /** `{made}` of the answer: an HMAC of the value, or the SHA-256 of a text with `{value}`, `{token}` and `{url}`. */
      readonly make?: { readonly hmac: "base64" | "hex" } | { readonly sha256: string };
      /** Text with `{value}`, `{made}` and `{token}`, in the body or in a header; the value unless it is said otherwise. */
      readonly answer?: { readonly header?: string; readonly json?: string; readonly text?: string };
      /** 200 unless it is said otherwise. */
      readonly status?: number;
    }
  | { readonly echo_field: { readonly field: string; readonly equals: string; readonly echo: string } }
  | { readonly echo_query: { readonly parameter: string } };

/**
 * How one system signs and delivers its webhooks: the same row, under the same names, as in the
 * Worker's configuration. Only `name` and `signature` are needed.
 *
 * @example
 * ```js
 * const row = {
 *   name: "acme",
 *   signature: { header: "X-Acme-Signature", encoding: "hex", signed: "{timestamp}.{body}" },
 *   timestamp: { from: { header: "X-Acme-Timestamp" } },
 *   id: { field: "id" },
 *   event_type: { field: "type" },
 * };
 * ```
 */
export interface Row extends Sending {
  /** Lower case, words joined by hyphens. */
  readonly name: string;
  /** How the text of the secret becomes a key; `utf8` unless it is said otherwise. `spki` is for public keys. */
  readonly secret?: "hex" | "sha256" | "spki" | "utf8" | "whsec";
  readonly signature: {
    /** The header that holds it; or `from`, where it is in none. */
    readonly header?: Names;
    /** A field of the body, or a parameter of the query, that holds the signature; or all of the body, which is a token. */
    readonly from?: "body" | { readonly field: string } | { readonly query: string };
    /** Whether several names in `header` are several signatures of which any may match. */
    readonly any_header?: boolean;
    readonly encoding: "base64" | "base64_url" | "hex" | "hex_base64" | "text";
    /**
     * HMAC-SHA256 unless it is said otherwise. `token` is no signature: the secret itself is sent. Public keys need the
     * option `module` of `Webhook`.
     */
    readonly algorithm?:
      | "ecdsa_p256_sha256"
      | "ed25519"
      | "hmac_sha1"
      | "hmac_sha256"
      | "hmac_sha512"
      | "rsa_sha256"
      | "sha1"
      | "sha256"
      | "sha512"
      | "token";
    /**
     * The claims that a token must have, where the signature is a JSON Web Token of this algorithm: fixed text, `{url}`,
     * `{json:PATH}`, `{sha256:body}`, `{sha256_base64:body}`, `{sha256_base64url:body}`, and the same of `url`.
     */
    readonly jwt?: { readonly [claim: string]: string };
    /** Where the provider publishes its keys. The gate fetches them; this package does not, and refuses the row. */
    readonly keys?: {
      readonly form: "certificate" | "jwk" | "jwks";
      readonly url: string;
      readonly named_by?: Place;
      readonly post?: string;
    };
    /**
     * What is signed; `{body}` unless it is said otherwise. Also `{id}`, `{timestamp}`, `{header:NAME}`, `{method}`,
     * `{url}`, `{path}`, `{host}`, `{target}`, `{request_target}`, `{query:NAME}`, `{query_lower:NAME}`, `{json:PATH}`,
     * `{lines:NAMES}`, `{form}`, `{sha256:body}`, `{sha256_base64:body}`, `{sha512:body}`, `{sha512_base64:body}`,
     * `{crc32:body}`, `{secret}`; `{if}` and `{end}` around what is left out where a value in it is absent.
     */
    readonly signed?: string;
    readonly layout?:
      | { readonly bare: { readonly separator: string } }
      | { readonly value: { readonly prefix?: string; readonly prefix_optional?: boolean } }
      | {
          readonly list: {
            readonly separator: string;
            readonly assign: string;
            /** A `*` in it stands for the id of a key, which nobody looks at: every secret is tried. */
            readonly version: string;
            readonly blanks?: boolean;
            /** Whether a tag stands in quotation marks. */
            readonly quoted?: boolean;
          };
        };
    /** Every way in which the scheme proves less than an HMAC-SHA256 of the body: a row must say it. */
    readonly weak?: readonly ("digest" | "no_body" | "sha1")[];
  };
  readonly timestamp?: {
    readonly from:
      | "first"
      | { readonly claim: string }
      | { readonly field: string }
      | { readonly header: Names }
      | { readonly item: string };
    readonly unit?: "http_date" | "iso8601" | "milliseconds" | "seconds" | "seconds_or_milliseconds";
    /** How far it may be from the clock, behind or ahead: text such as `"5m"`, which it is unless it is said otherwise. */
    readonly tolerance?: number | string;
    /** The same in seconds. */
    readonly tolerance_s?: number;
  };
  readonly id?: Place;
  readonly event_type?: Place;
  readonly extra?: { readonly event_type?: string; readonly idempotency_key?: string };
  /** Requests that prove control of the URL and are answered before verification: one, or a list. */
  readonly handshake?: Handshake | readonly Handshake[];
  /** A signed test event; a receiver confirms it with exactly this status. */
  readonly ping?: { readonly event_type: string; readonly status: number };
  /** How long a receiver must remember an event: text such as `"7d"`, which it is unless it is said otherwise. */
  readonly dedupe_window?: number | string;
  /** The same in seconds. */
  readonly dedupe_window_s?: number;
  /** The largest body that the provider sends: a number of bytes, or text such as `"26MiB"`. */
  readonly max_body?: number | string;
}

/** What only somebody who sends needs of a row. Built-in rows have it apart, where those who verify do not load it. */
export interface Sending {
  /** The provider's name as it writes it itself. */
  readonly title?: string;
  /** Lower-case starts of further headers that belong to this provider. */
  readonly header_prefixes?: readonly string[];
  /** How deliveries are attempted and retried, which this package hands through. */
  readonly delivery?: object;
  readonly envelope?: {
    readonly id?: string;
    readonly event_type: string;
    readonly tenant?: string;
    readonly timestamp: string;
    readonly time_format?: "rfc3339" | "unix_seconds";
    readonly data: string;
  };
  readonly catalog?: { readonly open?: boolean; readonly types?: readonly string[] };
}
