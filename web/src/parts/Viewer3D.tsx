import { useEffect, useRef, useState } from "preact/hooks";
import { request } from "../api/http";
import type { Asset } from "../api/types";
import { bytes } from "../format";
import { showMesh } from "../scene/meshViewer";
import { showSplats } from "../scene/splatViewer";
import type { Viewer } from "../scene/viewer";
import { calm } from "../state/theme";
import { Icon } from "./Icon";

interface Props {
  path: string;
  asset: Asset;
  isSplats: boolean;
  title: string;
}

/** A mesh or a splat cloud to be turned about; this part and three.js are loaded when the first one is opened. */
export default function Viewer3D({ path, asset, isSplats, title }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [loaded, setLoaded] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [turning, setTurning] = useState(false);
  const [wires, setWires] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const canvas = Object.assign(document.createElement("canvas"), { tabIndex: 0 });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${isSplats ? "Splats" : "3D model"}: ${title}. Arrow keys turn it, plus and minus zoom.`);
    holder.current?.append(canvas);
    let shown: Viewer | null = null;
    void (async () => {
      try {
        const file = await fetchWhole(path, asset.bytes, setLoaded, stop.signal);
        const made = isSplats ? await showSplats(canvas, file) : await showMesh(canvas, file, asset.name);
        if (stop.signal.aborted) return made.dispose();
        shown = made;
        const turns = !calm.matches;
        made.stage.turning = turns;
        setTurning(turns);
        canvas.addEventListener("pointerdown", () => { made.stage.turning = false; setTurning(false); }, { once: true });
        setViewer(made);
      } catch (error) {
        if (!stop.signal.aborted) setFault(error instanceof Error ? error.message : String(error));
      }
    })();
    return () => {
      stop.abort();
      shown?.dispose();
      canvas.remove();
    };
  }, [path]);

  const share = asset.bytes > 0 ? Math.min(1, loaded / asset.bytes) : 0;
  return (
    <div class="viewer" ref={frame} data-state={fault ? "failed" : viewer ? "shown" : "loading"}>
      <div class="viewer-canvas" ref={holder} />
      {fault && <div class="stage-words"><Icon name="alert" size={40} /><p>{asset.name} cannot be shown. {fault}</p></div>}
      {!viewer && !fault && (
        <div class="stage-words"><span class="spinner" aria-hidden="true" /><p>{share < 1 ? `${bytes(loaded)} of ${bytes(asset.bytes)}` : "preparing"}</p><progress max={1} value={share} aria-label="Loaded" /></div>
      )}
      {viewer && (
        <>
          <dl class="viewer-facts">{viewer.facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
          <div class="stage-tools">
            <button type="button" class="icon-button" aria-label="Turn by itself" title="Turn by itself" aria-pressed={turning} onClick={() => { viewer.stage.turning = !turning; setTurning(!turning); }}><Icon name="spin" /></button>
            {viewer.hasWireframe && <button type="button" class="icon-button" aria-label="Wireframe" title="Wireframe" aria-pressed={wires} onClick={() => { viewer.wireframe = !wires; setWires(!wires); }}><Icon name="wire" /></button>}
            <button type="button" class="icon-button" aria-label="Back to the start" title="Back to the start (0)" onClick={viewer.stage.reset}><Icon name="home" /></button>
            <button type="button" class="icon-button" aria-label="Full screen" title="Full screen" onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen())}><Icon name="full" /></button>
          </div>
        </>
      )}
    </div>
  );
}

async function fetchWhole(path: string, expected: number, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await request(path, { signal });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = answer.body!.getReader(); // a success with a body: an asset
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    count += value.length;
    onProgress(Math.min(count, expected));
  }

  return new Blob(parts).arrayBuffer();
}
