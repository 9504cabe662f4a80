/**
 * What AWS hands to a function, and what it takes for an answer.
 * @module
 */
type Values = { readonly [name: string]: string | undefined } | null | undefined;
type MultiValues = { readonly [name: string]: readonly string[] | undefined } | null | undefined;

/** An event of API Gateway, a Lambda URL or a load balancer: what all have, and what each has alone. */
export interface Gateway {
  readonly headers?: Values;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  /** Of REST APIs and load balancers. */
  readonly httpMethod?: string;
  readonly path?: string;
  readonly multiValueHeaders?: MultiValues;
  readonly queryStringParameters?: Values;
  readonly multiValueQueryStringParameters?: MultiValues;
  /** Of HTTP APIs and Lambda URLs. */
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  readonly requestContext?: {
    readonly domainName?: string;
    /** Of REST APIs: with the stage. */
    readonly path?: string;
    readonly http?: { readonly method?: string };
    /** Of load balancers. */
    readonly elb?: object;
  };
}

/** What these hosts take for an answer. */
export interface GatewayAnswer {
  readonly statusCode: number;
  /** Load balancers ask for it. */
  readonly statusDescription?: string;
  readonly headers?: Record<string, string>;
  readonly multiValueHeaders?: Record<string, string[]>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** An event of Lambda@Edge, as far as it matters. */
export interface Edge {
  readonly Records: readonly {
    readonly cf: {
      readonly request: {
        readonly method: string;
        readonly uri: string;
        readonly querystring: string;
        readonly headers: { readonly [name: string]: readonly { readonly value: string }[] };
        readonly body?: {
          readonly data: string;
          readonly encoding: "base64" | "text";
          readonly inputTruncated?: boolean;
        };
      };
    };
  }[];
}

/** What CloudFront takes for an answer. */
export interface EdgeAnswer {
  readonly status: string;
  readonly headers: Record<string, { key: string; value: string }[]>;
  readonly body: string;
  readonly bodyEncoding: "base64" | "text";
}
