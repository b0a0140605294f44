import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Item } from "../api/types";
import type { ItemList } from "../state/itemList";
import { go, links } from "../state/route";
import { AssetImage } from "./AssetImage";
import { Icon } from "./Icon";
import { thumbnailOf, titleOf } from "./thumbnails";

const smallestCard = 150; // pixels
const wideCard = 200;
const gap = 14;
const caption = 62;
const rowsBeyond = 2; // above and below what is seen
const tallest = 12_000_000; // pixels; browsers lose precision past some 16 million

interface Window {
  columns: number;
  card: number;
  first: number;
  last: number;
}

/** The items, of which only those near the screen exist; one is in the tab order, arrows and j, k move. */
export function Grid({ jobId, list, openIndex }: { jobId: string; list: ItemList; openIndex: number | null }) {
  const box = useRef<HTMLUListElement>(null);
  const [view, setView] = useState<Window>({ columns: 4, card: 200, first: 0, last: 24 });
  const [active, setActive] = useState(0);
  const [, setMoves] = useState(0); // each asks for the focus once, also when it leads to where one is
  const moveFocus = useRef(false);
  const current = useRef(0); // ahead of what is drawn, when keys come faster than frames
  current.current = Math.min(current.current, Math.max(0, list.length - 1));
  void list.version.value; // drawn again when the list says so
  const row = view.card + caption + gap;
  const length = Math.min(list.length, Math.floor(tallest / row) * view.columns);

  useLayoutEffect(() => {
    const measure = () => {
      const element = box.current;
      if (!element) return;
      const width = element.clientWidth;
      const columns = Math.max(2, Math.floor((width + gap) / ((width > 900 ? wideCard : smallestCard) + gap)));
      const card = (width - gap * (columns - 1)) / columns;
      const height = card + caption + gap;
      const above = -element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / height) - rowsBeyond) * columns;
      const last = (Math.ceil((above + innerHeight) / height) + rowsBeyond) * columns;
      setView(old => (old.columns === columns && old.card === card && old.first === first && old.last === last ? old : { columns, card, first, last }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    addEventListener("scroll", measure, { passive: true });
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("scroll", measure);
      removeEventListener("resize", measure);
    };
  }, []);

  const first = Math.min(view.first, Math.max(0, length - 1));
  const last = Math.min(view.last, length);
  useEffect(() => { if (last > first) list.want(first, last); });

  useEffect(() => {
    if (openIndex !== null && list.placeOf(openIndex) >= 0) setActive((current.current = list.placeOf(openIndex))); // closing leaves the focus where reading stopped
  }, [openIndex]);

  useLayoutEffect(() => {
    if (!moveFocus.current) return;
    const card = box.current?.querySelector<HTMLElement>(`[data-place="${current.current}"] a`);
    if (!card) return;
    moveFocus.current = false;
    card.focus({ preventScroll: true });
  });

  const move = (place: number) => {
    const target = Math.max(0, Math.min(length - 1, place));
    moveFocus.current = true;
    current.current = target;
    setActive(target);
    setMoves(before => before + 1);
    const top = (box.current?.getBoundingClientRect().top ?? 0) + scrollY + Math.floor(target / view.columns) * row;
    const head = 80; // what the page's head covers
    if (top < scrollY + head) scrollTo({ top: top - head });
    else if (top + row > scrollY + innerHeight) scrollTo({ top: top + row - innerHeight + gap });
  };

  useLayoutEffect(() => { // listens from the moment that it is seen
    const onKey = (event: KeyboardEvent) => {
      if (openIndex !== null || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const inside = box.current?.contains(document.activeElement) ?? false;
      const free = inside || document.activeElement === document.body;
      if (event.key === "j" && free) move(inside ? current.current + 1 : current.current);
      else if (event.key === "k" && free) move(inside ? current.current - 1 : current.current);
      else if (!inside) return;
      else if (event.key === "ArrowRight") move(current.current + 1);
      else if (event.key === "ArrowLeft") move(current.current - 1);
      else if (event.key === "ArrowDown") move(current.current + view.columns);
      else if (event.key === "ArrowUp") move(current.current - view.columns);
      else if (event.key === "Home") move(0);
      else if (event.key === "End") move(length - 1);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });

  const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const focusable = active >= first && active < last ? active : first;
  return (
    <>
      <ul class="grid" ref={box} style={{ height: `${Math.max(0, Math.ceil(length / view.columns) * row - gap)}px` }} aria-label="Items">
        {places.map(place => {
          const item = list.at(place);
          const style = {
            transform: `translate(${(place % view.columns) * (view.card + gap)}px, ${Math.floor(place / view.columns) * row}px)`, width: `${view.card}px`, height: `${row - gap}px`,
          };
          return (
            <li key={item?.index ?? `place-${place}`} data-place={place} style={style} aria-setsize={length} aria-posinset={place + 1}>
              {item ? <Card jobId={jobId} item={item} tabbable={place === focusable} onFocus={() => { current.current = place; setActive(place); }} /> : <div class="card skeleton"><span class="card-picture" /><span class="ghost" /></div>}
            </li>
          );
        })}
      </ul>
      {length < list.length && <p class="nothing">The first {length.toLocaleString("en")} items are shown. The filters above, results.zip and the API reach all of them.</p>}
    </>
  );
}

function Card({ jobId, item, tabbable, onFocus }: { jobId: string; item: Item; tabbable: boolean; onFocus: () => void }) {
  const picture = thumbnailOf(jobId, item);
  const title = titleOf(item);
  return (
    <a
      class={`card card-${item.state}`} href={links.item(jobId, item.index)} tabIndex={tabbable ? 0 : -1} data-index={item.index} onFocus={onFocus}
      onClick={event => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); go(links.item(jobId, item.index)); } }}
      aria-label={`${item.index}: ${title}, ${item.state}${item.error ? `, ${item.error.code}` : ""}`}>
      <span class="card-picture">
        {picture ? <AssetImage src={picture} alt="" lazy instead={<Blank item={item} />} /> : <Blank item={item} />}
        {item.state !== "succeeded" && <span class={`card-state state-${item.state}`}>{item.state === "running" ? (item.stage ?? "running").replaceAll("_", " ") : item.state}</span>}
        {item.state === "running" && <span class="card-progress" style={{ width: `${Math.max(item.progress, 3)}%` }} />}
      </span>
      <span class="card-words">
        <span class="card-title">{title}</span>
        <span class="card-meta">#{item.index}{item.error && item.state === "failed" ? <> · <code class="bad">{item.error.code}</code></> : item.assets ? ` · ${summaryOf(item)}` : ""}</span>
      </span>
    </a>
  );
}

const Blank = ({ item }: { item: Item }) => <span class="card-blank"><Icon name={item.state === "failed" ? "alert" : item.spec.kind} size={34} /></span>;

const summaryOf = (item: Item): string => [...new Set((item.assets ?? []).map(asset => asset.name.split(".").pop()))].join(" ");
