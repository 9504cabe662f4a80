// What an owner calls an endpoint, in the form that adds it and in the one that changes it.
interface Props {
  value: string;
  onChange: (value: string) => void;
}

export function DescriptionField({ value, onChange }: Props) {
  return (
    <label class="field">
      <span>
        Description <i>optional</i>
      </span>
      <input type="text" maxLength={200} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
