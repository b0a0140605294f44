import { useEffect, useMemo, useState } from "preact/hooks";
import { ApiError, apiKey } from "../api/http";
import { createJob, listEngines } from "../api/jobs";
import { kinds, type Engine, type Kind } from "../api/types";
import { plural } from "../format";
import { ErrorCard } from "../parts/ErrorCard";
import { Faults } from "../parts/Faults";
import { FileDrop } from "../parts/FileDrop";
import { Icon } from "../parts/Icon";
import { NumberField, Select } from "../parts/Fields";
import { Prompts } from "../parts/Prompts";
import { draft, emptyDraft, formatsOf, headOf, itemsOf, missingOf, type Draft } from "../state/draft";
import { clearFiles, files } from "../state/uploads";
import { go, links } from "../state/route";
import { say } from "../state/toasts";

const kindWords: Record<Kind, string> = {
  image: "Pictures from words", model: "Meshes from words or a picture", splat: "Gaussian splats from words", reconstruction: "A mesh from six views", enhancement: "Better photos from photos",
};
const sizes = [["512", "512"], ["768", "768"], ["1024", "1024"], ["768", "512"], ["512", "768"], ["1920", "1080"]] as const;

/** The form for a new job. What was typed stays when one looks elsewhere and comes back. */
export function Submit() {
  const value = draft.value;
  const change = (part: Partial<Draft>) => (draft.value = { ...draft.value, ...part });
  const [engines, setEngines] = useState<Engine[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const [sending, setSending] = useState(false);
  const key = apiKey.value;
  useEffect(() => {
    const stop = new AbortController();
    listEngines(stop.signal).then(setEngines, () => undefined); // without the list, the server chooses the engine
    return () => stop.abort();
  }, [key]);

  const usable = useMemo(() => engines.filter(engine => engine.kinds.includes(value.kind)), [engines, value.kind]);
  const engine = usable.find(each => each.name === value.engine);
  const models = (engine ? [engine] : usable.filter(each => !each.onlyByName)).flatMap(each => each.models ?? []);
  const missing = missingOf(value, files.value);
  const count = itemsOf(value, files.value).length;
  const unserved = engines.length > 0 && usable.every(each => each.onlyByName) && !engine;

  const send = async (event: Event) => {
    event.preventDefault();
    if (missing !== null || sending) return;
    setSending(true);
    setError(null);
    try {
      const job = await createJob(headOf(value), itemsOf(value, files.value));
      say(`${plural(count, "item")} accepted.`);
      draft.value = { ...emptyDraft, kind: value.kind };
      clearFiles();
      go(links.job(job.id));
    } catch (fault) {
      setError(fault as ApiError);
      requestAnimationFrame(() => document.querySelector(".submit .error-card")?.scrollIntoView({ block: "center" }));
    } finally {
      setSending(false);
    }
  };

  return (
    <main class="page page-narrow" id="main">
      <header class="page-head"><div><h1>New job</h1><p class="lead">One item or ten thousand; nothing is queued unless all of it is good.</p></div></header>
      <form class="submit" onSubmit={event => void send(event)} onKeyDown={event => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send(event); }}>
        <fieldset class="kinds">
          <legend>What to make</legend>
          {kinds.map(kind => (
            <label key={kind} class="kind">
              <input type="radio" name="kind" value={kind} checked={value.kind === kind} onChange={() => change({ kind, formats: [], engine: "", model: "" })} />
              <Icon name={kind} size={22} />
              <span><b>{kind}</b><span>{kindWords[kind]}</span></span>
            </label>
          ))}
        </fieldset>
        {unserved && <p class="notice"><Icon name="alert" size={16} />No engine takes {value.kind} items by default here. Name one below, or add one to engines.json.</p>}

        {(value.kind === "image" || value.kind === "model" || value.kind === "splat") && <Prompts value={value.prompts} onChange={prompts => change({ prompts })} faults={error?.faults ?? []} optional={value.kind === "model"} />}
        {value.kind === "enhancement" && <FileDrop purpose="photos" label="Photos" hint="PNG, JPEG, BMP, TGA, TIFF, WebP or HEIF; an item each" accept="image/*,.tga,.tif,.tiff,.heic,.heif" />}
        {value.kind === "model" && <FileDrop purpose="pictures" label="Pictures to make models from" hint="optional; an item each, beside the prompts" accept="image/*" />}
        {value.kind === "reconstruction" && (
          <>
            <FileDrop purpose="views" label="Views" hint="six pictures, in the cameras' order by name" accept="image/png" most={6} />
            <FileDrop purpose="depths" label="Depth renders" hint="six pictures, in the views' order by name" accept="image/png" most={6} />
            <FileDrop purpose="cameras" label="cameras.json" hint="optional; left out, the rig is recognised" accept=".json,application/json" most={1} />
          </>
        )}

        <div class="field-row">
          <label class="field field-wide"><span>Name</span><input type="text" maxLength={200} placeholder="for people; optional" value={value.name} onInput={event => change({ name: event.currentTarget.value })} /></label>
          <Select label="Engine" value={value.engine} onChange={name => change({ engine: name, model: "" })} options={[["", "The first that takes it"], ...usable.map(each => [each.name, each.name] as [string, string])]} />
          {models.length > 0 && <Select label="Model" value={value.model} onChange={model => change({ model })} options={[["", "The engine's usual"], ...models.map(model => [model, model] as [string, string])]} />}
        </div>

        {value.kind === "image" && (
          <div class="field-row">
            <Select
              label="Size" value={`${value.width}x${value.height}`} onChange={size => { const [width, height] = size.split("x").map(Number); change({ width: width!, height: height! }); }}
              options={sizes.map(([width, height]) => [`${width}x${height}`, `${width} × ${height}`])} />
            <NumberField label="Steps" value={value.steps} min={1} max={500} onChange={steps => change({ steps })} placeholder="30" />
            <NumberField label="Guidance" value={value.guidance} min={0} max={50} step={0.5} onChange={guidance => change({ guidance })} placeholder="7" />
            <NumberField label="First seed" value={value.seed} min={0} onChange={seed => change({ seed })} placeholder="from the words" />
          </div>
        )}
        {(value.kind === "model" || value.kind === "splat") && <div class="field-row"><NumberField label="First seed" value={value.seed} min={0} onChange={seed => change({ seed })} placeholder="from the words" /></div>}
        {value.kind === "enhancement" && (
          <div class="field-row">
            <Select label="Format" value={value.format} onChange={format => change({ format })} options={["png", "jpg", "webp", "tiff", "bmp", "tga"].map(each => [each, each])} />
            <NumberField label="Resolution to note, dpi" value={value.dpi} min={1} max={10000} onChange={dpi => change({ dpi })} placeholder="as it is" />
            <label class="check"><input type="checkbox" checked={value.keepExif} onChange={event => change({ keepExif: event.currentTarget.checked })} /><span>Keep the photo's EXIF</span></label>
          </div>
        )}
        {value.kind !== "enhancement" && (
          <fieldset class="formats">
            <legend>Formats</legend>
            {formatsOf(value.kind).map(format => (
              <label key={format} class="check-chip">
                <input type="checkbox" checked={value.formats.includes(format)} onChange={event => change({ formats: event.currentTarget.checked ? [...value.formats, format] : value.formats.filter(each => each !== format) })} />
                <span>{format}</span>
              </label>
            ))}
            <span class="hint">{value.formats.length === 0 ? "none chosen: the usual ones" : ""}</span>
          </fieldset>
        )}

        <details class="more-options">
          <summary>How to run it</summary>
          <div class="field-row">
            <NumberField label="Items at once" value={value.maxParallel} min={1} onChange={maxParallel => change({ maxParallel })} placeholder="a worker each" />
            <NumberField label="Tries after the first" value={value.retries} min={0} onChange={retries => change({ retries })} placeholder="2" />
            <NumberField label="Seconds a try" value={value.itemTimeoutSeconds} min={1} onChange={itemTimeoutSeconds => change({ itemTimeoutSeconds })} placeholder="900" />
            <NumberField label="Stop after failures" value={value.maxFailures} min={0} onChange={maxFailures => change({ maxFailures })} placeholder="never" />
            <NumberField label="Keep results, hours" value={value.retainHours} min={0} step={1} onChange={retainHours => change({ retainHours })} placeholder="24" />
          </div>
        </details>

        {error && error.status !== 401 && <><ErrorCard error={error} title="Not accepted" /><Faults faults={error.faults} /></>}
        <div class="submit-bar">
          <button type="submit" class="button button-main button-large" disabled={missing !== null || sending}>{sending ? <span class="spinner spinner-small" aria-hidden="true" /> : <Icon name="plus" />}{sending ? "Sending …" : `Start ${count > 0 ? plural(count, "item") : ""}`}</button>
          <span class="hint" aria-live="polite">{missing ?? <><kbd>Ctrl</kbd> <kbd>Enter</kbd> starts it</>}</span>
        </div>
      </form>
    </main>
  );
}
