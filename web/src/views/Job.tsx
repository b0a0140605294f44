import { useEffect, useMemo, useState } from "preact/hooks";
import { apiKey } from "../api/http";
import { cancelJob, retryJob, zipPath } from "../api/jobs";
import { isFinished, itemPhases, type Job } from "../api/types";
import { ago, count, duration, moment, plural } from "../format";
import { Bar } from "../parts/Bar";
import { Copyable } from "../parts/Copyable";
import { Dialog } from "../parts/Dialog";
import { download } from "../parts/download";
import { ErrorCard } from "../parts/ErrorCard";
import { Grid } from "../parts/Grid";
import { Icon } from "../parts/Icon";
import { JobPill } from "../parts/Pill";
import { now } from "../state/clock";
import { LiveJob } from "../state/liveJob";
import { go, links } from "../state/route";
import { say, sayError } from "../state/toasts";
import { ItemView } from "./Item";

/** One job: how far it is, what can be done with it, and its items. */
export function JobView({ id, item }: { id: string; item: number | null }) {
  const key = apiKey.value;
  const live = useMemo(() => new LiveJob(id), [id, key]);
  useEffect(() => () => live.dispose(), [live]);
  const job = live.job.value;
  const error = live.error.value;
  useEffect(() => { if (job) document.title = `${job.name ?? job.id} · GenAsset`; }, [job?.name, job?.id]);

  return (
    <main class="page" id="main">
      <p class="crumbs"><a href={links.jobs}><Icon name="left" size={16} />Jobs</a></p>
      {error && error.status !== 401 && <ErrorCard error={error} action={error.status === 404 || error.status === 410 ? { label: "All jobs", run: () => go(links.jobs) } : { label: "Try again", run: () => void live.refresh() }} />}
      {!job && !error && <div class="job-head skeleton" aria-busy="true"><span class="ghost ghost-title" /><span class="ghost" /></div>}
      {job && <Head live={live} job={job} />}
      {job && !job.isExpired && !live.deleting.value && <Items live={live} job={job} item={item} />}
      {job?.isExpired && <p class="nothing">The results of this job have expired. Its record stays; <a href={links.create}>start a new job</a> to make them again.</p>}
      {job && item !== null && !live.deleting.value && <ItemView key={item} live={live} index={item} />}
    </main>
  );
}

function Head({ live, job }: { live: LiveJob; job: Job }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [confirming, setConfirming] = useState(false);
  const finished = isFinished(job);
  const again = job.counts.failed + job.counts.cancelled;

  const act = async (what: string, action: () => Promise<unknown>, done: string) => {
    setBusy(what);
    try {
      await action();
      say(done);
      await live.refresh();
      live.items.reload();
    } catch (fault) {
      sayError(fault);
    } finally {
      setBusy(null);
    }
  };

  return (
    <header class="job-head">
      <div class="job-head-words">
        <h1>{job.name ?? "Unnamed job"}</h1>
        <p class="job-head-meta">
          <JobPill job={job} />
          <Copyable text={job.id} what="Job id" />
          <span title={moment(job.createdAt)}>{ago(job.createdAt, now.value)}</span>
          {job.startedAt && <span>{finished && job.finishedAt ? `took ${duration(Date.parse(job.finishedAt) - Date.parse(job.startedAt))}` : `running for ${duration(now.value - Date.parse(job.startedAt))}`}</span>}
          {job.expiresAt && !job.isExpired && <span title={moment(job.expiresAt)}>files go {ago(job.expiresAt, now.value)}</span>}
          {live.connection.value === "waiting" && <span class="warn" role="status">connection lost, trying again</span>}
        </p>
      </div>
      <div class="job-actions">
        {!finished && job.state !== "cancelling" && (
          <button type="button" class="button" disabled={busy !== null} onClick={() => void act("cancel", () => cancelJob(job.id), "The job is being stopped; what is finished stays.")}><Icon name="stop" />Cancel</button>
        )}
        {finished && !job.isExpired && again > 0 && (
          <button type="button" class="button" disabled={busy !== null} onClick={() => void act("retry", () => retryJob(job.id), `${plural(again, "item")} will run again.`)}><Icon name="retry" />Retry {count(again)}</button>
        )}
        {finished && !job.isExpired && job.counts.succeeded > 0 && (
          <button type="button" class="button" onClick={() => void download(zipPath(job.id), `${job.name ?? job.id}.zip`)}><Icon name="down" />results.zip</button>
        )}
        <button type="button" class="icon-button" aria-label="Delete job" title="Delete job" disabled={busy !== null || live.deleting.value} onClick={() => setConfirming(true)}><Icon name="bin" /></button>
      </div>
      <Bar counts={job.counts} state={job.state} large />
      {job.error && <ErrorCard error={job.error} title="The job was stopped" />}
      {job.metadata && Object.keys(job.metadata).length > 0 && (
        <ul class="tags" aria-label="Notes">{Object.entries(job.metadata).map(([name, value]) => <li class="tag" key={name}><b>{name}</b> {value}</li>)}</ul>
      )}
      {confirming && (
        <Dialog label="Delete this job" class="confirm-dialog" onClose={() => setConfirming(false)}>
          <h2>Delete this job?</h2>
          <p>{finished ? "Its items and files go." : "It is stopped, and its items and files go."} This cannot be undone.</p>
          <p class="dialog-actions">
            <button type="button" class="button button-quiet" autofocus onClick={() => setConfirming(false)}>Keep it</button>
            <button
              type="button" class="button button-bad" disabled={live.deleting.value}
              onClick={() => void live.delete().then(() => { say("The job is deleted."); go(links.jobs); }, fault => { setConfirming(false); sayError(fault); })}>
              Delete
            </button>
          </p>
        </Dialog>
      )}
    </header>
  );
}

function Items({ live, job, item }: { live: LiveJob; job: Job; item: number | null }) {
  const { items } = live;
  const filter = items.filter.value;
  const phases = itemPhases.filter(phase => job.counts[phase] > 0 || phase === filter);
  const error = items.error.value;
  void items.version.value;
  return (
    <section class="items">
      <div class="chips" role="group" aria-label="Show items that are">
        <button type="button" class="chip" aria-pressed={filter === null} onClick={() => items.setFilter(null)}>All <b>{count(job.counts.total)}</b></button>
        {phases.map(phase => (
          <button key={phase} type="button" class={`chip chip-${phase}`} aria-pressed={filter === phase} onClick={() => items.setFilter(phase)}>{phase} <b>{count(job.counts[phase])}</b></button>
        ))}
      </div>
      {error && <ErrorCard error={error} action={{ label: "Try again", run: () => items.reload() }} />}
      {filter !== null && items.length === 0 && <p class="nothing">No item is {filter} now.</p>}
      <Grid jobId={job.id} list={items} openIndex={item} />
    </section>
  );
}
