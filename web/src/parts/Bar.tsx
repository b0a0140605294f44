import { count } from "../format";
import type { Counts, JobPhase } from "../api/types";

const segments = ["succeeded", "failed", "cancelled", "running"] as const;

/** How far a job is, in the colours of its items' states. */
export function Bar({ counts, state, large = false }: { counts: Counts; state: JobPhase; large?: boolean }) {
  const ended = counts.succeeded + counts.failed + counts.cancelled;
  const text = `${count(ended)} of ${count(counts.total)} items ended${counts.failed > 0 ? `, ${count(counts.failed)} failed` : ""}`;
  const live = state === "running" || state === "cancelling";
  return (
    <div class={`bar${large ? " bar-large" : ""}${live ? " bar-live" : ""}`} role="progressbar" aria-label="Progress" aria-valuemin={0} aria-valuemax={counts.total} aria-valuenow={ended} aria-valuetext={text}>
      {segments.map(phase => counts[phase] > 0 && <i key={phase} class={`fill-${phase}`} style={{ width: `${share(counts[phase], counts.total)}%` }} />)}
    </div>
  );
}

// A lone failure among ten thousand is still to be seen.
const share = (part: number, total: number) => Math.max((100 * part) / Math.max(total, 1), 0.6);
