import { useRef, useState } from "preact/hooks";
import { AssetImage } from "./AssetImage";
import { Zoomable } from "./Zoomable";

interface Size {
  width: number;
  height: number;
}

/** Before and after in one place, with a divider that is dragged or moved by the arrow keys. */
export function Compare({ before, after, title }: { before: string; after: string; title: string }) {
  const [share, setShare] = useState(50);
  const [sizes, setSizes] = useState<{ before?: Size; after?: Size }>({});
  const box = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const sized = (which: "before" | "after") => ({ naturalWidth: width, naturalHeight: height }: HTMLImageElement) => setSizes(old => ({ ...old, [which]: { width, height } }));
  const words = (size?: Size) => (size ? ` ${size.width} × ${size.height}` : "");
  const place = (clientX: number) => {
    const area = box.current!.getBoundingClientRect(); // rendered: it is being dragged
    setShare(Math.max(0, Math.min(100, (100 * (clientX - area.left)) / area.width)));
  };
  const ratio = sizes.after ? `${sizes.after.width} / ${sizes.after.height}` : undefined;

  return (
    <Zoomable label={title} overlay={() => (
      <>
        <p class="compare-labels" aria-hidden="true"><span>Before{words(sizes.before)}</span><span>After{words(sizes.after)}</span></p>
      </>
    )}>
      <div class="compare" ref={box} style={{ aspectRatio: ratio, "--share": `${share}%`, "--ratio": sizes.after ? String(sizes.after.width / sizes.after.height) : "1" }}>
        <AssetImage src={after} alt={`${title}, after`} class="compare-picture" onLoad={sized("after")} />
        <div class="compare-before"><AssetImage src={before} alt={`${title}, before`} class="compare-picture" onLoad={sized("before")} /></div>
        <div
          class="compare-handle"
          onPointerDown={event => { event.stopPropagation(); dragging.current = true; event.currentTarget.setPointerCapture(event.pointerId); }}
          onPointerMove={event => { if (dragging.current) { event.stopPropagation(); place(event.clientX); } }}
          onPointerUp={() => (dragging.current = false)}
          onPointerCancel={() => (dragging.current = false)}
          onDblClick={event => event.stopPropagation()}>
          <i aria-hidden="true" />
        </div>
        <input type="range" class="compare-range" min={0} max={100} step={0.1} value={share} aria-label="Divider between before and after" aria-valuetext={`${Math.round(share)} % before`}
          onKeyDown={event => {
            const move = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageDown: -10, PageUp: 10 }[event.key];
            if (move === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            setShare(old => Math.max(0, Math.min(100, old + move)));
          }}
          onInput={event => setShare(Number(event.currentTarget.value))} />
      </div>
    </Zoomable>
  );
}
