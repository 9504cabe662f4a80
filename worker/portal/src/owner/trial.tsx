// What came of one test event: the answer as it was, and what to do where it was not good.
import type { Trial } from "../api.ts";
import { CodeBlock, Notice, Time } from "../ui/basics.tsx";
import { duration, failure } from "../words.ts";
import { SentHeaders } from "./headers.tsx";

export function TrialResult({ trial, what = "Test event" }: { trial: Trial; what?: string }) {
  const status = trial.response_status === null ? "no answer" : `HTTP ${trial.response_status}`;
  return (
    <Notice tone={trial.ok ? "good" : "bad"} title={trial.ok ? `${what} received` : `${what} not confirmed`}>
      <p>
        {trial.ok
          ? `Your server answered as it should (${status}) after ${duration(trial.duration_ms)}.`
          : `${failure(trial.error, trial.response_status)} It took ${duration(trial.duration_ms)}.`}{" "}
        <Time at={trial.started_at} />
      </p>
      {trial.response_body && <CodeBlock text={trial.response_body} what="Your server’s answer" />}
      <SentHeaders headers={trial.request_headers} what={`Headers of the ${what.toLowerCase()}`} />
    </Notice>
  );
}
