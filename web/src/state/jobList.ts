import { signal } from "@preact/signals";
import { follow } from "../api/events";
import type { ApiError } from "../api/http";
import { eventsPath, getJob, listJobs } from "../api/jobs";
import { isFinished, type Job } from "../api/types";

const pageSize = 30;
const busyPoll = 2000; // milliseconds; jobs that nobody follows, and new ones
const idlePoll = 8000;
const refreshEvery = 400;
const maxFollowed = 2; // HTTP/1.1 gives a page six connections, and thumbnails want some

/** The list of jobs: polled as a whole, and the newest running ones followed event by event. */
export class JobList {
  readonly jobs = signal<Job[] | null>(null);
  readonly error = signal<ApiError | null>(null);
  readonly cursor = signal<string | undefined>(undefined);
  readonly loadingMore = signal(false);

  private readonly followed = new Map<string, AbortController>();
  private readonly stop = new AbortController();
  private timer = 0;
  private pages = 1;

  private readonly query: { state: string; name: string };

  constructor(state: string, name: string) {
    this.query = { state, name: name === "" || /[*?]/.test(name) ? name : `*${name}*` }; // who writes wildcards has some of their own
    document.addEventListener("visibilitychange", this.onVisibility);
    void this.poll();
  }

  dispose(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.stop.abort();
    clearTimeout(this.timer);
    this.unfollowAll();
  }

  retry = () => void this.poll();

  async more(): Promise<void> {
    this.pages++;
    this.loadingMore.value = true;
    await this.poll();
    this.loadingMore.value = false;
  }

  private readonly onVisibility = () => {
    if (document.hidden) {
      clearTimeout(this.timer);
      this.unfollowAll();
    } else {
      void this.poll();
    }
  };

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const jobs: Job[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < this.pages; page++) {
        const answer = await listJobs({ ...this.query, limit: pageSize, ...(cursor ? { cursor } : {}) }, this.stop.signal);
        jobs.push(...answer.jobs);
        cursor = answer.next;
        if (!cursor) break;
      }

      this.jobs.value = jobs;
      this.cursor.value = cursor;
      this.error.value = null;
      this.followRunning(jobs);
    } catch (fault) {
      if (this.stop.signal.aborted) return;
      this.error.value = fault as ApiError;
    }

    if (this.stop.signal.aborted || document.hidden) return;
    const busy = this.jobs.value?.some(job => !isFinished(job)) ?? true;
    this.timer = window.setTimeout(() => void this.poll(), busy ? busyPoll : idlePoll);
  }

  private followRunning(jobs: Job[]): void {
    const wanted = jobs.filter(job => !isFinished(job)).slice(0, maxFollowed).map(job => job.id);
    for (const [id, control] of this.followed) {
      if (!wanted.includes(id)) {
        control.abort();
        this.followed.delete(id);
      }
    }

    for (const job of jobs) {
      if (wanted.includes(job.id) && !this.followed.has(job.id)) this.followOne(job);
    }
  }

  private followOne({ id, version }: Job): void {
    const control = new AbortController();
    this.followed.set(id, control);
    let pending = 0;
    const refresh = async () => {
      pending = 0;
      try {
        const fresh = await getJob(id, control.signal);
        this.jobs.value = this.jobs.value?.map(job => (job.id === id ? fresh : job)) ?? null;
      } catch {
        // The poll of the whole list tells what is wrong.
      }
    };
    void follow(eventsPath(id), version, {
      onEvents: () => { if (pending === 0) pending = window.setTimeout(() => void refresh(), refreshEvery); },
      onConnection: () => undefined,
      onGone: () => undefined,
    }, control.signal);
  }

  private unfollowAll(): void {
    for (const control of this.followed.values()) control.abort();
    this.followed.clear();
  }
}
