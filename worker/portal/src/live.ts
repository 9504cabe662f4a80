// What happens shows by itself: data that is asked for again every moment while somebody looks.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError, OfflineError } from "./api.ts";

/** With the answer itself, well below the two seconds within which a change must show. */
const EVERY_MS = 1_000;
const OFFLINE_EVERY_MS = 3_000;

let reachable = true;
const watchers = new Set<(reachable: boolean) => void>();

function setReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const watcher of watchers) watcher(now);
}

/** Whether the service answered last time. */
export function useReachable(): boolean {
  const [value, setValue] = useState(reachable);
  useEffect(() => {
    watchers.add(setValue);
    return () => void watchers.delete(setValue);
  }, []);
  return value;
}

export interface Live<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** Asks again now. */
  refresh: () => void;
}

/**
 * Loads now, and again while the page is visible. What was there stays while the service cannot be
 * reached. `key` names what is loaded: another key is other data. `everyMs` may depend on what came.
 */
export function useLive<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  everyMs: number | ((data: T) => number) = EVERY_MS,
): Live<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: ApiError }>({ key });
  const latest = useRef(load);
  latest.current = load;
  const pace = useRef(everyMs);
  pace.current = everyMs;
  const again = useRef<() => void>(() => {});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let round = new AbortController();
    const ask = async () => {
      clearTimeout(timer);
      round.abort();
      round = new AbortController();
      const { signal } = round;
      let wait = typeof pace.current === "number" ? pace.current : EVERY_MS;
      try {
        const data = await latest.current(signal);
        if (signal.aborted) return;
        setReachable(true);
        setState({ key, data });
        if (typeof pace.current === "function") wait = pace.current(data);
      } catch (error) {
        if (signal.aborted) return;
        // 429 says "not now", as an error of the service's own does: neither is an answer about what was asked.
        if (error instanceof ApiError && error.status < 500 && error.status !== 429) {
          setReachable(true);
          setState((before) => (before.key === key ? { ...before, error } : { key, error }));
        } else if (error instanceof OfflineError || error instanceof ApiError) {
          setReachable(false);
          wait = OFFLINE_EVERY_MS;
        } else throw error;
      }
      if (!document.hidden) timer = setTimeout(ask, wait);
    };
    const seen = () => {
      if (document.hidden) clearTimeout(timer);
      else void ask();
    };
    again.current = () => void ask();
    document.addEventListener("visibilitychange", seen);
    addEventListener("online", seen);
    void ask();
    return () => {
      round.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", seen);
    };
  }, [key]);

  const refresh = useCallback(() => again.current(), []);
  const own = state.key === key;
  return { data: own ? state.data : undefined, error: own ? state.error : undefined, refresh };
}
