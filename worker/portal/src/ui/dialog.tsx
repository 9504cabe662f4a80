// Questions before what cannot be taken back, in the browser's own modal dialog: it keeps the focus,
// and Escape leaves everything as it was.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { reason } from "./say.tsx";

interface Props {
  title: string;
  /** What the confirming button says: the deed itself, not "OK". */
  action: string;
  danger?: boolean;
  children: ComponentChildren;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

export function Confirm({ title, action, danger, children, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = async () => {
    setBusy(true);
    setProblem("");
    try {
      await onConfirm();
    } catch (error) {
      setProblem(reason(error));
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-body">{children}</div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="actions end">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class={`button ${danger ? "danger" : "primary"}`} disabled={busy} onClick={confirm}>
          {busy ? "One moment…" : action}
        </button>
      </div>
    </dialog>
  );
}

/** A dialog that only shows something. */
export function Shown({ title, children, onClose }: Pick<Props, "title" | "children" | "onClose">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="actions end">
        <button type="button" class="button primary" onClick={onClose}>
          Done
        </button>
      </div>
    </dialog>
  );
}
