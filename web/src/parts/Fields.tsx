interface SelectProps {
  label: string;
  value: string;
  options: (readonly [string, string])[];
  onChange: (value: string) => void;
}

export const Select = ({ label, value, options, onChange }: SelectProps) => (
  <label class="field">
    <span>{label}</span>
    <select value={value} onChange={event => onChange(event.currentTarget.value)}>{options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</select>
  </label>
);

interface NumberProps {
  label: string;
  value: number | null;
  min?: number;
  max?: number;
  step?: number;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

/** A number, or nothing, which leaves the choice to the server. */
export const NumberField = ({ label, value, onChange, ...limits }: NumberProps) => (
  <label class="field">
    <span>{label}</span>
    <input type="number" inputMode="decimal" value={value ?? ""} {...limits} onInput={event => onChange(event.currentTarget.value === "" ? null : event.currentTarget.valueAsNumber)} />
  </label>
);
