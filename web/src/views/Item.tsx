import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { assetPath } from "../api/jobs";
import type { Asset, Item } from "../api/types";
import { bytes, duration, moment } from "../format";
import { Copyable } from "../parts/Copyable";
import { Dialog } from "../parts/Dialog";
import { download } from "../parts/download";
import { ErrorCard } from "../parts/ErrorCard";
import { Icon } from "../parts/Icon";
import { ItemPill } from "../parts/Pill";
import { titleOf } from "../parts/thumbnails";
import { viewsOf } from "../parts/assetViews";
import { AssetStage } from "../parts/AssetStage";
import type { LiveJob } from "../state/liveJob";
import { go, links } from "../state/route";

/** One item over the whole window: what came out, large, and all that is known of it. */
export function ItemView({ live, index }: { live: LiveJob; index: number }) {
  const { items, id } = live;
  void items.version.value;
  const item = items.find(index);
  useEffect(() => { if (!item) items.wantIndex(index); });
  const neighbour = (step: number) => {
    const place = items.placeOf(index);
    const target = place < 0 ? index + step : place + step;
    if (target < 0 || target >= items.length) return null;
    items.want(target, target + 1);
    return items.filter.value === null ? target : (items.at(target)?.index ?? null);
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  const close = () => go(links.job(id));
  const step = (to: number | null) => { if (to !== null) go(links.item(id, to), true); };

  useLayoutEffect(() => { // listens from the moment that it is seen
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelectorAll("dialog[open]").length > 1) return;
      const arrows = !(event.target instanceof HTMLElement && event.target.closest("canvas, input, [role=tablist]"));
      if (event.key === "j" || (arrows && event.key === "ArrowRight")) step(after);
      else if (event.key === "k" || (arrows && event.key === "ArrowLeft")) step(before);
      else if (event.key === "d" && item?.assets?.[0]) void download(assetPath(id, index, item.assets[0]), item.assets[0].name);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });

  return (
    <Dialog label={item ? titleOf(item) : `Item ${index}`} class="item-dialog" quiet onClose={close}>
      <header class="item-bar">
        <span class="item-place">#{index}</span>
        <span class="item-bar-title">{item ? titleOf(item) : "Loading …"}</span>
        <button type="button" class="icon-button" aria-label="Item before" disabled={before === null} onClick={() => step(before)}><Icon name="left" /></button>
        <button type="button" class="icon-button" aria-label="Next item" disabled={after === null} onClick={() => step(after)}><Icon name="right" /></button>
        <button type="button" class="icon-button" aria-label="Close" onClick={close}><Icon name="close" /></button>
      </header>
      {item ? <Body jobId={id} item={item} /> : items.error.value ? <div class="item-alone"><ErrorCard error={items.error.value} /></div> : <div class="item-alone skeleton" aria-busy="true"><span class="ghost" /></div>}
    </Dialog>
  );
}

function Body({ jobId, item }: { jobId: string; item: Item }) {
  const views = useMemo(() => viewsOf(item), [item]);
  const [chosen, setChosen] = useState(0);
  const view = views[Math.min(chosen, views.length - 1)];
  const onTabKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (chosen + step + views.length) % views.length;
    setChosen(next);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div class={`item-body${view ? "" : " item-body-plain"}`}>
      <div class="item-stage">
        {views.length > 1 && (
          <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onTabKey}>
            {views.map((each, i) => (
              <button key={each.label} type="button" role="tab" class="tab" id={`tab-${i}`} aria-selected={each === view} aria-controls="stage" tabIndex={each === view ? 0 : -1} onClick={() => setChosen(i)}>{each.label}</button>
            ))}
          </div>
        )}
        <div class="stage" id="stage" role={views.length > 1 ? "tabpanel" : undefined} aria-labelledby={views.length > 1 ? `tab-${chosen}` : undefined}>
          {view ? <AssetStage key={view.label} jobId={jobId} item={item} view={view} /> : <Waiting item={item} />}
        </div>
      </div>
      <Side jobId={jobId} item={item} />
    </div>
  );
}

function Waiting({ item }: { item: Item }) {
  if (item.state === "failed" || item.state === "cancelled") return <div class="stage-words"><Icon name={item.state === "failed" ? "alert" : "stop"} size={40} /><p>{item.state === "failed" ? "This item failed." : "The job was stopped before this item ran."}</p></div>;
  if (item.state === "succeeded") return <div class="stage-words"><Icon name="file" size={40} /><p>These files have no picture; they can be downloaded.</p></div>;
  return (
    <div class="stage-words">
      <span class="spinner" aria-hidden="true" />
      <p>{item.state === "running" ? (item.stage ?? "running").replaceAll("_", " ") : "waiting for its turn"}</p>
      {item.state === "running" && <progress max={100} value={item.progress} aria-label="Progress of this item" />}
    </div>
  );
}

function Side({ jobId, item }: { jobId: string; item: Item }) {
  const { spec } = item;
  const asked: [string, string | number | undefined][] = [
    ["Kind", spec.kind], ["Engine", item.engine ?? spec.engine], ["Model", spec.model], ["Size", spec.width ? `${spec.width} × ${spec.height}` : undefined], ["Steps", spec.steps],
    ["Guidance", spec.guidance], ["Seed", item.seed ?? spec.seed], ["Formats", spec.formats?.join(", ")], ["Rig", spec.kind === "reconstruction" ? spec.rig : undefined],
    ["Tries", item.attempts > 1 ? item.attempts : undefined],
    ["Took", item.startedAt && item.finishedAt ? duration(Date.parse(item.finishedAt) - Date.parse(item.startedAt)) : undefined],
    ["Ended", item.finishedAt ? moment(item.finishedAt) : undefined],
  ];
  return (
    <aside class="item-side" aria-label="About this item">
      <p class="item-state"><ItemPill state={item.state} />{item.engine?.includes("preview") && <span class="tag" title="A procedural preview, made without a model">preview tier</span>}</p>
      {spec.customId && <h2>{spec.customId}</h2>}
      {spec.prompt && <p class="prompt">{spec.prompt}</p>}
      {item.error && <ErrorCard error={item.error} title={item.state === "failed" ? undefined : "Last try"} />}
      <dl class="facts">{asked.map(([label, value]) => value !== undefined && <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {item.notes && item.notes.length > 0 && <section><h3>Notes</h3><ul class="notes">{item.notes.map(note => <li key={note}>{note}</li>)}</ul></section>}
      {item.assets && item.assets.length > 0 && (
        <section><h3>Files</h3><ul class="files">{item.assets.map(asset => <File key={asset.name} jobId={jobId} index={item.index} asset={asset} />)}</ul></section>
      )}
      {spec.image?.uri && <section><h3>Input</h3><p class="wrap"><a href={spec.image.uri} rel="noreferrer noopener" target="_blank">{spec.image.uri}</a></p></section>}
      <details class="spec"><summary>What was asked, as JSON</summary><pre>{JSON.stringify(spec, null, 2)}</pre></details>
    </aside>
  );
}

const File = ({ jobId, index, asset }: { jobId: string; index: number; asset: Asset }) => (
  <li class="file">
    <Icon name="file" />
    <span class="file-words"><b>{asset.name}</b><span>{bytes(asset.bytes)} · <Copyable text={asset.sha256} short={asset.sha256.slice(0, 8)} what="SHA-256" /></span></span>
    <button type="button" class="icon-button" aria-label={`Download ${asset.name}`} title="Download" onClick={() => void download(assetPath(jobId, index, asset), asset.name.split("/").pop()!)}><Icon name="down" /></button>
  </li>
);
