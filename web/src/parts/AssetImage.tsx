import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { apiKey, request } from "../api/http";

const atOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

interface Props {
  src: string;
  alt: string;
  class?: string;
  lazy?: boolean;
  onLoad?: (image: HTMLImageElement) => void;
  instead?: ComponentChildren; // what stands there when it cannot be shown
}

/** A picture from the server. With a key it is fetched, since an address cannot carry one; a few at a time. */
export function AssetImage({ src, alt, class: className, lazy = false, onLoad, instead }: Props) {
  const key = apiKey.value;
  const [fetched, setFetched] = useState<string | null>(null);
  const [settled, setSettled] = useState<{ address: string; well: boolean } | null>(null);

  useEffect(() => {
    setFetched(null);
    if (!key) return;
    const stop = new AbortController();
    let url: string | null = null;
    void inTurn(async () => {
      if (stop.signal.aborted) return;
      try {
        const blob = await (await request(src, { signal: stop.signal })).blob();
        if (stop.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setFetched(url);
      } catch {
        if (!stop.signal.aborted) setSettled({ address: src, well: false });
      }
    });
    return () => {
      stop.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [src, key]);

  const address = key ? fetched : src;
  const state = settled === null || (settled.address !== address && settled.address !== src) ? "loading" : settled.well ? "loaded" : "broken";
  if (state === "broken" && instead) return <>{instead}</>;
  if (state === "broken") return <span class={`${className ?? ""} picture-broken`} role="img" aria-label={`${alt} (cannot be shown)`}>not shown</span>;
  return (
    <img
      class={`${className ?? ""} picture-${state}`} src={address ?? undefined} alt={alt} decoding="async" loading={lazy ? "lazy" : "eager"} draggable={false}
      onLoad={event => { if (address) setSettled({ address, well: true }); onLoad?.(event.currentTarget); }} onError={() => address && setSettled({ address, well: false })} />
  );
}

async function inTurn(work: () => Promise<void>): Promise<void> {
  if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve));
  running++;
  try {
    await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
