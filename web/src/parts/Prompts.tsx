import { useEffect, useRef, useState } from "preact/hooks";
import type { Fault } from "../api/types";
import { plural } from "../format";
import { linesOf } from "../state/draft";

interface Props {
  value: string;
  optional: boolean;
  faults: Fault[];
  onChange: (text: string) => void;
}

/** A prompt a line; a text file can be dropped in. */
export function Prompts({ value, optional, faults, onChange }: Props) {
  const [over, setOver] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus({ preventScroll: true }), []); // the attribute works once a document
  const count = linesOf(value).length;
  const faulty = faults.some(fault => fault.index !== undefined);
  const onDrop = async (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    setOver(false);
    if (!file) return; // dropped text goes where it belongs
    event.preventDefault();
    onChange([value.trimEnd(), (await file.text()).trim()].filter(Boolean).join("\n"));
  };
  return (
    <label class={`field prompts${over ? " over" : ""}`} onDragOver={event => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={event => void onDrop(event)}>
      <span class="field-head"><span>Prompts{optional ? ", unless pictures are given" : ""}</span><span class="hint">{count === 0 ? "one a line" : plural(count, "prompt")}</span></span>
      <textarea
        ref={area} rows={7} spellcheck value={value} aria-invalid={faulty}
        placeholder={"a lighthouse at dusk\nthree small red mushrooms in a forest\na futuristic robot cat with glowing blue eyes"}
        onInput={event => onChange(event.currentTarget.value)} />
    </label>
  );
}
