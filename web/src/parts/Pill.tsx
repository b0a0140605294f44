import type { ItemPhase, Job, JobPhase } from "../api/types";

type Tone = "good" | "bad" | "mixed" | "live" | "idle";

const tones: Record<JobPhase | ItemPhase, Tone> = {
  queued: "idle", running: "live", cancelling: "live", completed: "good", cancelled: "idle", succeeded: "good", failed: "bad",
};

export const Pill = ({ tone, children }: { tone: Tone; children: string }) => <span class={`pill pill-${tone}`}><i aria-hidden="true" />{children}</span>;

export const ItemPill = ({ state }: { state: ItemPhase }) => <Pill tone={tones[state]}>{state}</Pill>;

/** "completed" never hides that something failed. */
export function JobPill({ job }: { job: Job }) {
  if (job.isExpired) return <Pill tone="idle">expired</Pill>;
  if (job.error) return <Pill tone="bad">stopped</Pill>;
  if (job.completedWithErrors) return <Pill tone={job.counts.succeeded > 0 ? "mixed" : "bad"}>{job.counts.succeeded > 0 ? "completed, some failed" : "failed"}</Pill>;
  if (!job.isHeld && (job.state === "running" || job.state === "queued") && job.startedAt) return <Pill tone="idle">interrupted</Pill>;
  return <Pill tone={tones[job.state]}>{job.state}</Pill>;
}
