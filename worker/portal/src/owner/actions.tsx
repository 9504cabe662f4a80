// What can be done with an endpoint. What cannot be taken back, or stops events, is asked about first.
import { useState } from "preact/hooks";
import { type Endpoint, newKey } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { Confirm, Shown } from "../ui/dialog.tsx";
import { say } from "../ui/say.tsx";
import { count } from "../words.ts";
import { SecretOnce } from "./secret.tsx";

interface Props {
  tenant: string;
  endpoint: Endpoint;
  testing: boolean;
  onTest: () => void;
  onChanged: () => void;
  onDeleted: () => void;
}

type Question = "disable" | "rotate" | "delete";

export function EndpointActions({ tenant, endpoint, testing, onTest, onChanged, onDeleted }: Props) {
  const { ask, may } = usePortal();
  const [question, setQuestion] = useState<Question>();
  const [secret, setSecret] = useState<string>();
  const path = at(tenant, "endpoints", endpoint.id);
  const close = () => setQuestion(undefined);

  const disable = async () => {
    await ask(`${path}/disable`, { method: "POST" });
    close();
    say("Disabled. New events wait until you enable it.");
    onChanged();
  };
  const rotate = async () => {
    const rotated = await ask<Endpoint>(`${path}/rotate`, { method: "POST", key: newKey() });
    close();
    setSecret(rotated.secret ?? undefined);
    onChanged();
  };
  const remove = async () => {
    await ask(path, { method: "DELETE" });
    close();
    onDeleted();
  };
  if (!may.manage) return null;
  return (
    <div class="actions">
      <button type="button" class="button" disabled={testing} onClick={onTest}>
        Send test event
      </button>
      <button type="button" class="button" onClick={() => setQuestion("rotate")}>
        Rotate secret
      </button>
      {endpoint.status === "active" && (
        <button type="button" class="button" onClick={() => setQuestion("disable")}>
          Disable
        </button>
      )}
      <button type="button" class="button danger-text" onClick={() => setQuestion("delete")}>
        Delete
      </button>
      {question === "disable" && (
        <Confirm title="Disable this endpoint?" action="Disable" onConfirm={disable} onClose={close}>
          <p>Nothing is sent until you enable it again. Events are kept in the meantime, and sent then.</p>
        </Confirm>
      )}
      {question === "rotate" && (
        <Confirm title="Rotate the signing secret?" action="Make a new secret" onConfirm={rotate} onClose={close}>
          <p>
            You get a new secret, shown once. For 24 hours the old one signs as well, so nothing fails while you put the
            new one in place. Until then no further rotation is possible.
          </p>
        </Confirm>
      )}
      {question === "delete" && (
        <Confirm title="Delete this endpoint?" action="Delete for good" danger onConfirm={remove} onClose={close}>
          <p class="break">
            <strong>{endpoint.url}</strong>
          </p>
          <p>
            Everything that it holds goes with it: {count(endpoint.delivery_counts.pending, "pending event")} and{" "}
            {count(endpoint.delivery_counts.dead_letter, "dead letter")} are not sent again. This cannot be undone.
          </p>
        </Confirm>
      )}
      {secret && (
        <Shown title="The new signing secret" onClose={() => setSecret(undefined)}>
          <SecretOnce secret={secret} />
        </Shown>
      )}
    </div>
  );
}
