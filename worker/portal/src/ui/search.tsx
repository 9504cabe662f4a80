// A field of a filter. What is being typed is its own, so that a list that is loaded again meanwhile takes nothing of it away.
import type { Ref } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Props {
  name: string;
  placeholder: string;
  /** What is looked for now. */
  value: string;
  onSearch: (value: string) => void;
  id?: string;
  field?: Ref<HTMLInputElement>;
}

export function Search({ name, placeholder, value, onSearch, id, field }: Props) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <label class="grow">
      <span class="hidden">{name}</span>
      <input
        {...(id ? { id } : {})}
        {...(field ? { ref: field } : {})}
        type="search"
        spellcheck={false}
        maxLength={200}
        placeholder={placeholder}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => onSearch(event.currentTarget.value.trim())}
      />
    </label>
  );
}
