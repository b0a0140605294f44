import { useEffect, useState } from "preact/hooks";
import { apiKey, type ApiError } from "../api/http";
import { listEngines } from "../api/jobs";
import type { Engine } from "../api/types";
import { plural } from "../format";
import { ErrorCard } from "../parts/ErrorCard";
import { Icon } from "../parts/Icon";

/** What can run items, in the order in which it is asked. */
export function Engines() {
  const [engines, setEngines] = useState<Engine[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [tries, setTries] = useState(0);
  const key = apiKey.value;
  useEffect(() => {
    const stop = new AbortController();
    setError(null);
    listEngines(stop.signal).then(setEngines, fault => stop.signal.aborted || setError(fault as ApiError));
    return () => stop.abort();
  }, [key, tries]);

  return (
    <main class="page" id="main">
      <header class="page-head">
        <div>
          <h1>Engines</h1>
          <p class="lead">What turns items into assets, in the order in which it is asked.</p>
        </div>
      </header>
      {error && error.status !== 401 && <ErrorCard error={error} action={{ label: "Try again", run: () => setTries(tries + 1) }} />}
      {!engines && !error && <div class="engine-list" aria-busy="true">{[0, 1, 2].map(i => <div key={i} class="engine skeleton"><span class="ghost" /><span class="ghost ghost-short" /></div>)}</div>}
      {engines && (
        <ol class="engine-list">
          {engines.map(engine => (
            <li key={engine.name} class="engine">
              <h2><code>{engine.name}</code></h2>
              <p class="engine-when">{engine.onlyByName ? "Runs when an item names it." : "Runs by default."} {engine.maxParallel ? `${plural(engine.maxParallel, "item")} at once.` : "An item a worker at once."}</p>
              <ul class="tags" aria-label="Kinds">{engine.kinds.map(kind => <li key={kind} class="tag"><Icon name={kind} size={15} />{kind}</li>)}</ul>
              {engine.formats && <Facts label="Formats" values={engine.formats} />}
              {engine.models && <Facts label="Models" values={engine.models} />}
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}

const Facts = ({ label, values }: { label: string; values: string[] }) => (
  <p class="engine-facts"><span>{label}</span> {values.map(value => <code key={value}>{value}</code>)}</p>
);
