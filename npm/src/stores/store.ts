/**
 * Remembers which events were processed. A key is 64 hexadecimal digits ({@link Webhook.keys}).
 *
 * A key is free, claimed (somebody works on it, until a lease ends) or done (until a window ends).
 */
export interface Store {
  /**
   * Claims a free key for `leaseMs` milliseconds under `token`; `busy` where somebody else has it,
   * `done` where it was processed.
   */
  claim(key: string, token: string, leaseMs: number): Promise<"busy" | "claimed" | "done">;
  /** Marks a key as processed for `windowMs` milliseconds, whoever has claimed it since. */
  commit(key: string, windowMs: number): Promise<void>;
  /** Frees a key, if it is still claimed under `token`. */
  release(key: string, token: string): Promise<void>;
  /** Whether of two claims at the same time exactly one succeeds. */
  readonly isAtomic: boolean;
}
