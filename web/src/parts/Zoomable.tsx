import { useRef, useState } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./Icon";

const most = 16;
const step = 1.25;

interface Place {
  scale: number;
  x: number;
  y: number;
}

const home: Place = { scale: 1, x: 0, y: 0 };

/** A picture that can be magnified by the wheel, two fingers, a double click or buttons, and dragged about. */
export function Zoomable({ label, children, overlay }: { label: string; children: ComponentChildren; overlay?: (place: Place) => JSX.Element }) {
  const [place, setPlace] = useState(home);
  const box = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  const zoom = (factor: number, clientX?: number, clientY?: number) => setPlace(old => {
    const scale = Math.min(most, Math.max(1, old.scale * factor));
    if (scale === 1) return home;
    const area = box.current!.getBoundingClientRect(); // rendered: it was clicked
    const px = (clientX ?? area.left + area.width / 2) - area.left - area.width / 2;
    const py = (clientY ?? area.top + area.height / 2) - area.top - area.height / 2;
    const ratio = scale / old.scale;
    return bounded({ scale, x: px - (px - old.x) * ratio, y: py - (py - old.y) * ratio }, area);
  });

  const onPointerMove = (event: PointerEvent) => {
    const all = fingers.current;
    const before = all.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...all].find(([id]) => id !== event.pointerId)?.[1];
    all.set(event.pointerId, now);
    if (other) zoom(distance(now, other) / Math.max(1, distance(before, other)), (now.x + other.x) / 2, (now.y + other.y) / 2);
    else setPlace(old => (old.scale === 1 ? old : bounded({ ...old, x: old.x + now.x - before.x, y: old.y + now.y - before.y }, box.current!.getBoundingClientRect())));
  };

  return (
    <div class={`zoomable${place.scale > 1 ? " zoomed" : ""}`}>
      <div
        class="zoom-area" ref={box}
        onWheel={event => { event.preventDefault(); zoom(event.deltaY < 0 ? step : 1 / step, event.clientX, event.clientY); }}
        onDblClick={event => (place.scale > 1 ? setPlace(home) : zoom(4, event.clientX, event.clientY))}
        onPointerDown={event => { fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY }); event.currentTarget.setPointerCapture(event.pointerId); }}
        onPointerMove={onPointerMove}
        onPointerUp={event => fingers.current.delete(event.pointerId)}
        onPointerCancel={event => fingers.current.delete(event.pointerId)}>
        <div class="zoom-content" style={{ transform: `translate(${place.x}px, ${place.y}px) scale(${place.scale})`, imageRendering: place.scale >= 6 ? "pixelated" : undefined }}>{children}</div>
      </div>
      {overlay?.(place)}
      <div class="stage-tools">
        <button type="button" class="icon-button" aria-label={`Magnify ${label}`} title="Magnify" disabled={place.scale >= most} onClick={() => zoom(step * step)}><Icon name="plus" /></button>
        <output class="zoom-level" aria-label="Magnification">{Math.round(place.scale * 100)} %</output>
        <button type="button" class="icon-button" aria-label="Whole picture" title="Whole picture" disabled={place.scale === 1} onClick={() => setPlace(home)}><Icon name="home" /></button>
      </div>
    </div>
  );
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(a.x - b.x, a.y - b.y);

function bounded(place: Place, area: DOMRect): Place {
  const roomX = (area.width * (place.scale - 1)) / 2;
  const roomY = (area.height * (place.scale - 1)) / 2;
  return { scale: place.scale, x: Math.max(-roomX, Math.min(roomX, place.x)), y: Math.max(-roomY, Math.min(roomY, place.y)) };
}
