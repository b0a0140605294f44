import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { request, type ApiError } from "../api/http";
import { assetPath } from "../api/jobs";
import type { Item } from "../api/types";
import type { AssetView } from "./assetViews";
import { AssetImage } from "./AssetImage";
import { Compare } from "./Compare";
import { ErrorCard } from "./ErrorCard";
import { Quality } from "./Quality";
import { titleOf } from "./thumbnails";
import { Zoomable } from "./Zoomable";

type Viewer3DProps = Parameters<typeof import("./Viewer3D").default>[0];

/** Shows one view of an item's files. */
export function AssetStage({ jobId, item, view }: { jobId: string; item: Item; view: AssetView }) {
  const title = titleOf(item);
  const path = "asset" in view ? assetPath(jobId, item.index, view.asset) : "";
  switch (view.type) {
    case "compare": return <Compare before={view.before} after={path} title={title} />;
    case "picture": return <Zoomable label={view.label}><AssetImage src={path} alt={title} class="stage-picture" /></Zoomable>;
    case "mesh":
    case "splats": return <Shape path={path} asset={view.asset} isSplats={view.type === "splats"} title={title} />;
    case "quality": return <Text path={path}>{text => <Quality report={JSON.parse(text)} />}</Text>;
    case "inputs": return <Captures paths={view.paths} />;
    case "text": return <Text path={path}>{text => <pre class="stage-text" tabIndex={0}>{pretty(text)}</pre>}</Text>;
  }
}

/** The 3D view, whose code comes with its first use. */
function Shape(props: Viewer3DProps) {
  const [View, setView] = useState<ComponentType<Viewer3DProps> | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    import("./Viewer3D").then(part => setView(() => part.default), () => setMissing(true));
  }, []);
  if (View) return <View {...props} />;
  return <div class="stage-words">{missing ? <p>The viewer could not be loaded. Reload the page: the server may be a newer one.</p> : <><span class="spinner" aria-hidden="true" /><p>loading the viewer</p></>}</div>;
}

function Text({ path, children }: { path: string; children: (text: string) => ComponentChildren }) {
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    request(path, { signal: stop.signal }).then(answer => answer.text()).then(setText, fault => stop.signal.aborted || setError(fault as ApiError));
    return () => stop.abort();
  }, [path]);
  if (error) return <div class="stage-words"><ErrorCard error={error} /></div>;
  return text === null ? <div class="stage-words"><span class="spinner" aria-hidden="true" /></div> : <>{children(text)}</>;
}

const Captures = ({ paths }: { paths: string[] }) => (
  <ul class="captures">
    {paths.map((path, i) => (
      <li key={path}>
        <figure><AssetImage src={path} alt={`Input ${i + 1}`} /><figcaption>{paths.length === 1 ? "Input" : i < 6 ? `View ${i + 1}` : `Depth ${i - 5}`}</figcaption></figure>
      </li>
    ))}
  </ul>
);

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // not JSON: shown as it is
  }
}
