import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { apiKey } from "../api/http";
import { listItems } from "../api/jobs";
import { isFinished, type Item, type Job } from "../api/types";
import { ago, count, duration, plural } from "../format";
import { AssetImage } from "../parts/AssetImage";
import { Bar } from "../parts/Bar";
import { Copyable } from "../parts/Copyable";
import { ErrorCard } from "../parts/ErrorCard";
import { Icon } from "../parts/Icon";
import { JobPill } from "../parts/Pill";
import { thumbnailOf } from "../parts/thumbnails";
import { now } from "../state/clock";
import { JobList } from "../state/jobList";
import { links } from "../state/route";

const states = [["", "All"], ["queued", "Queued"], ["running", "Running"], ["completed", "Completed"], ["cancelled", "Cancelled"]] as const;
const typingPause = 250; // milliseconds
const stripLength = 4;

/** All jobs, newest first. */
export function Jobs() {
  const state = useSignal("");
  const typed = useSignal("");
  const [name, setName] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.value.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed.value]);

  const key = apiKey.value;
  const list = useMemo(() => new JobList(state.value, name), [state.value, name, key]);
  useEffect(() => () => list.dispose(), [list]);
  const jobs = list.jobs.value;
  const error = list.error.value;
  const filtered = state.value !== "" || name !== "";

  return (
    <main class="page" id="main">
      <header class="page-head">
        <div>
          <h1>Jobs</h1>
          <p class="lead">{jobs ? summary(jobs, list.cursor.value !== undefined) : "\u00a0"}</p>
        </div>
        <a class="button button-main" href={links.create}><Icon name="plus" />New job</a>
      </header>
      <div class="toolbar">
        <div class="chips" role="group" aria-label="Show jobs that are">
          {states.map(([value, label]) => (
            <button key={value} type="button" class="chip" aria-pressed={state.value === value} onClick={() => (state.value = value)}>{label}</button>
          ))}
        </div>
        <label class="search">
          <Icon name="search" size={16} />
          <input type="search" placeholder="Find by name" aria-label="Find jobs by name" value={typed.value} onInput={event => (typed.value = event.currentTarget.value)} />
        </label>
      </div>
      {error && error.status !== 401 && <ErrorCard error={error} action={{ label: "Try again", run: list.retry }} />}
      {jobs === null && !error && <Skeleton />}
      {jobs?.length === 0 && (filtered ? <p class="nothing">No job is like that.</p> : <Welcome />)}
      {jobs && jobs.length > 0 && <ul class="job-list">{jobs.map(job => <li key={job.id}><Row job={job} /></li>)}</ul>}
      {list.cursor.value && (
        <p class="more"><button type="button" class="button" disabled={list.loadingMore.value} onClick={() => void list.more()}>{list.loadingMore.value ? "Loading …" : "Show older jobs"}</button></p>
      )}
    </main>
  );
}

function Row({ job }: { job: Job }) {
  const { counts } = job;
  return (
    <a class="job-row" href={links.job(job.id)} data-job={job.id}>
      <Strip job={job} />
      <span class="job-words">
        <span class="job-title"><b>{job.name ?? "Unnamed job"}</b><JobPill job={job} /></span>
        <Bar counts={counts} state={job.state} />
        <span class="job-meta">
          <span>{plural(counts.total, "item")}</span>
          {counts.failed > 0 && <span class="bad">{count(counts.failed)} failed</span>}
          <span>{timing(job)}</span>
          <code>{job.id}</code>
        </span>
      </span>
      <Icon name="right" />
    </a>
  );
}

function timing(job: Job): string {
  if (job.finishedAt) return `${ago(job.finishedAt, now.value)}, took ${duration(Date.parse(job.finishedAt) - Date.parse(job.startedAt ?? job.createdAt))}`;
  return job.startedAt ? `running for ${duration(now.value - Date.parse(job.startedAt))}` : `accepted ${ago(job.createdAt, now.value)}`;
}

/** The first pictures of a job, read once it is seen and has some. */
function Strip({ job }: { job: Job }) {
  const [items, setItems] = useState<Item[]>([]);
  const place = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  const enough = job.isExpired ? 0 : Math.min(job.counts.succeeded, stripLength);

  useEffect(() => {
    const watcher = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setSeen(true), { rootMargin: "200px" });
    if (place.current) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (!seen || enough === 0) return;
    const stop = new AbortController();
    listItems(job.id, { state: "succeeded", limit: 3 * stripLength }, stop.signal).then(page => setItems(page.items), () => undefined); // a decoration: the row does without
    return () => stop.abort();
  }, [job.id, seen, enough]);

  // Items with a picture go first; the others show what they are.
  const shown = items.map(item => ({ item, picture: thumbnailOf(job.id, item) })).sort((a, b) => Number(a.picture === null) - Number(b.picture === null)).slice(0, stripLength);
  return (
    <span class={`strip${enough === 0 && isFinished(job) ? " strip-empty" : ""}`} ref={place} aria-hidden="true">
      {Array.from({ length: isFinished(job) ? shown.length : Math.min(stripLength, job.counts.total) }, (_, i) => (
        <span key={i} class={`strip-cell${!isFinished(job) && !shown[i] ? " strip-waiting" : ""}`}>
          {shown[i]?.picture ? <AssetImage src={shown[i].picture} alt="" lazy instead={<Icon name={shown[i].item.spec.kind} size={22} />} /> : shown[i] ? <Icon name={shown[i].item.spec.kind} size={22} /> : null}
        </span>
      ))}
    </span>
  );
}

function summary(jobs: Job[], more: boolean): string {
  const open = jobs.filter(job => !isFinished(job)).length;
  const all = more ? `the newest ${count(jobs.length)}` : plural(jobs.length, "job");
  return open > 0 ? `${all}, ${count(open)} at work` : all;
}

const Skeleton = () => (
  <ul class="job-list" aria-busy="true" aria-label="Loading jobs">
    {[0, 1, 2, 3].map(i => <li key={i}><div class="job-row skeleton"><span class="strip" /><span class="job-words"><span class="ghost" /><span class="ghost ghost-thin" /><span class="ghost ghost-short" /></span></div></li>)}
  </ul>
);

const Welcome = () => (
  <section class="welcome">
    <div class="welcome-art" aria-hidden="true">{Array.from({ length: 9 }, (_, i) => <i key={i} />)}</div>
    <div>
      <h2>Nothing made yet</h2>
      <p>A job is one prompt or a hundred thousand, photos to enhance, or captures to rebuild. Start one here, in a terminal, or from PowerShell; all of them show up on this page.</p>
      <p><a class="button button-main" href={links.create}><Icon name="plus" />New job</a></p>
      <dl class="snippets">
        <dt>Any language</dt>
        <dd><Copyable what="Command" text={`curl ${location.origin}/v1/jobs --json '{"items":[{"kind":"image","prompt":"a lighthouse at dusk"}]}'`} /></dd>
        <dt>PowerShell</dt>
        <dd><Copyable what="Command" text={`Connect-GenAsset ${location.origin}; 'a lighthouse at dusk' | New-GenAssetJob | Wait-GenAssetJob`} /></dd>
      </dl>
    </div>
  </section>
);
