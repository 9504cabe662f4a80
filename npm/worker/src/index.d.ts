import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";

/**
 * What the Worker reads of its environment. All of it may be absent: what is needed and missing is named by the answer.
 * `wrangler types` writes the type of your own environment, which fits this one.
 */
export interface SignpostEnv {
  /** The gate's sources, by name. */
  readonly sources?: unknown;
  /** Claims and marks of `dedupe = "strict"`. */
  readonly CLAIMS?: DurableObjectNamespace<any>;
  /** Marks of `dedupe = "kv"`. */
  readonly DEDUPE?: KVNamespace;
  /** The sender's tenants and endpoints. */
  readonly TENANTS?: DurableObjectNamespace<any>;
  readonly ENDPOINTS?: DurableObjectNamespace<any>;
  /** What each source did, for the portal. */
  readonly COUNTERS?: DurableObjectNamespace<any>;
  /** The portal's files; without it `signpost-worker/with-portal` has them. */
  readonly ASSETS?: Fetcher;
  /** Requests to the API without a valid key, for each address. */
  readonly AUTH_FAILURES?: RateLimit;
  /** The operator's key: at least 32 bytes. Without it `/v1` answers 503. */
  readonly SIGNPOST_API_KEY?: string;
  readonly SIGNPOST_API_KEY_OLD?: string;
  /** Signs what goes to an origin. */
  readonly SIGNPOST_SIGNING_SECRET?: string;
  /** Signs tokens and portal links: at least 32 bytes. */
  readonly SIGNPOST_TOKEN_SECRET?: string;
  readonly SIGNPOST_TOKEN_SECRET_OLD?: string;
  /** Where browsers find the Worker: `https://hooks.example.com`, or with the path that it is mounted under. */
  readonly SIGNPOST_PUBLIC_URL?: string;
  readonly SIGNPOST_PORTAL_FRAME_ANCESTORS?: string;
  readonly SIGNPOST_MAX_PENDING?: string;
  readonly SIGNPOST_RETENTION_DAYS?: string;
  /** `"true"` lets endpoints be on this machine. For `.dev.vars` alone. */
  readonly SIGNPOST_DEVELOPMENT?: string;
}

declare class SignpostObject extends DurableObject<SignpostEnv> {
  override fetch(request: Request): Promise<Response>;
  override alarm(): Promise<void>;
}

// The names are yours to change where they clash: `export { TenantObject as SignpostTenant } from "signpost-worker"`, and
// `class_name = "SignpostTenant"`.

/** Behind the binding `CLAIMS`. Keeps its state in SQLite, as all of these do. */
export declare class ClaimShard extends SignpostObject {}
/** Behind the binding `ENDPOINTS`. */
export declare class EndpointObject extends SignpostObject {}
/** Behind the binding `COUNTERS`. */
export declare class SourceCounters extends SignpostObject {}
/** Behind the binding `TENANTS`. */
export declare class TenantObject extends SignpostObject {}
/** What the Worker asks itself by, for more than six attempts of an endpoint at once. Export it under this name. */
export declare class Outbound extends WorkerEntrypoint<SignpostEnv> {
  override fetch(request: Request): Promise<Response>;
}

declare const worker: {
  /** Answers `/in/NAME` (or a source's own path), `/v1`, `/portal` and `/health`; 404 to all else. */
  fetch(request: Request, env: SignpostEnv, ctx: Pick<ExecutionContext, "waitUntil">): Promise<Response>;
  /** Once an hour (`triggers.crons`): deliveries whose alarm the platform has lost go on. */
  scheduled(controller: ScheduledController, env: SignpostEnv, ctx: ExecutionContext): Promise<void>;
};
export default worker;
