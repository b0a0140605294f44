import { useRef, useState } from "preact/hooks";
import { bytes } from "../format";
import { addFiles, files, removeFile, retryFile, type Purpose } from "../state/uploads";
import { Icon } from "./Icon";

interface Props {
  purpose: Purpose;
  label: string;
  hint: string;
  accept: string;
  most?: number;
}

/** Where files are dropped, chosen or pasted; each shows how far it has gone up. */
export function FileDrop({ purpose, label, hint, accept, most = Infinity }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const mine = files.value.filter(file => file.purpose === purpose);
  const take = (list: FileList | null | undefined) => list && addFiles(purpose, list, most);
  return (
    <div
      class={`drop${over ? " over" : ""}`} role="group" aria-label={label}
      onDragOver={event => { event.preventDefault(); setOver(true); }}
      onDragLeave={event => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={event => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files); }}
      onPaste={event => take(event.clipboardData?.files)}>
      <div class="drop-head">
        <span class="drop-label"><b>{label}</b><span class="hint">{hint}</span></span>
        <button type="button" class="button" disabled={mine.length >= most} onClick={() => input.current?.click()}>Choose files</button>
        <input ref={input} type="file" class="visually-hidden" tabIndex={-1} aria-label={`${label}, files`} multiple={most > 1} accept={accept} onChange={event => { take(event.currentTarget.files); event.currentTarget.value = ""; }} />
      </div>
      {mine.length === 0 && <p class="drop-empty">Drop files here</p>}
      {mine.length > 0 && (
        <ul class="drop-files">
          {mine.map(file => (
            <li key={file.key} class={file.error ? "drop-failed" : undefined}>
              {file.url ? <img src={file.url} alt="" /> : <Icon name="file" />}
              <span class="drop-words"><b>{file.name}</b><span>{file.error ?? (file.id ? bytes(file.bytes) : `${Math.round(file.share * 100)} % of ${bytes(file.bytes)}`)}</span></span>
              {file.error && <button type="button" class="icon-button" aria-label={`Try ${file.name} again`} onClick={() => retryFile(file.key)}><Icon name="retry" /></button>}
              <button type="button" class="icon-button" aria-label={`Take ${file.name} off`} onClick={() => removeFile(file.key)}><Icon name="close" /></button>
              {!file.id && !file.error && <progress max={1} value={file.share} aria-label={`Upload of ${file.name}`} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
