import { signal } from "@preact/signals";
import { follow } from "../api/events";
import type { ApiError } from "../api/http";
import { deleteJob, eventsPath, getJob } from "../api/jobs";
import { isFinished, type Job, type JobEvent } from "../api/types";
import { ItemList } from "./itemList";

const refreshEvery = 300; // milliseconds: events patch the items at once, the counts follow in this rhythm
const pollEvery = 5000; // milliseconds: a job that was accepted elsewhere may start without our being told

export type Connection = "live" | "waiting" | "ended" | "connecting";

/** One job, kept true by its event stream. */
export class LiveJob {
  readonly job = signal<Job | null>(null);
  readonly error = signal<ApiError | null>(null);
  readonly connection = signal<Connection>("connecting");
  readonly deleting = signal(false);
  readonly items: ItemList;

  private stop = new AbortController();
  private stream: AbortController | null = null;
  private lastSeq = 0;
  private refreshTimer = 0;
  private pollTimer = 0;

  constructor(readonly id: string) {
    this.items = new ItemList(id);
    document.addEventListener("visibilitychange", this.onVisibility);
    void this.refresh();
  }

  dispose(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.halt();
  }

  /** Deletes the job. Nothing of it is asked for meanwhile: it may be gone before the answer. Where it could not be deleted, it is followed again. */
  async delete(): Promise<void> {
    this.deleting.value = true;
    this.halt();
    try {
      await deleteJob(this.id);
    } catch (fault) {
      this.stop = new AbortController();
      this.items.reload();
      this.deleting.value = false;
      void this.refresh();
      throw fault;
    }
  }

  /** Reads the job again, and follows it where it still runs. */
  refresh = async (): Promise<void> => {
    clearTimeout(this.refreshTimer);
    clearTimeout(this.pollTimer);
    this.refreshTimer = 0;
    try {
      const job = await getJob(this.id, this.stop.signal);
      const ended = isFinished(job);
      const endedNow = ended && this.job.value !== null && !isFinished(this.job.value);
      this.job.value = job;
      this.error.value = null;
      this.items.onCounts(job.counts);
      if (endedNow) this.items.reload(); // items of a stopped job have no event of their own
      if (ended) {
        this.stream?.abort();
        this.stream = null;
        this.connection.value = "ended";
      } else {
        this.followIt(job.version);
        this.pollTimer = window.setTimeout(() => void this.refresh(), pollEvery);
      }
    } catch (fault) {
      if (this.stop.signal.aborted) return;
      this.error.value = fault as ApiError;
      if ((fault as ApiError).status === 0) this.pollTimer = window.setTimeout(() => void this.refresh(), pollEvery);
    }
  };

  private halt(): void {
    this.stop.abort();
    this.stream?.abort();
    this.stream = null;
    clearTimeout(this.refreshTimer);
    clearTimeout(this.pollTimer);
    this.items.dispose();
  }

  private readonly onVisibility = () => {
    if (this.deleting.value) return;
    if (document.hidden) {
      this.stream?.abort();
      this.stream = null;
      clearTimeout(this.pollTimer);
    } else {
      void this.refresh();
    }
  };

  private followIt(version: number): void {
    if (this.stream || document.hidden) return;
    const stream = (this.stream = new AbortController());
    void follow(eventsPath(this.id), this.lastSeq || version, {
      onEvents: batch => this.take(batch),
      onConnection: state => (this.connection.value = state),
      onGone: () => this.soon(),
    }, stream.signal).finally(() => {
      if (this.stream === stream) this.stream = null;
    });
  }

  private take(batch: JobEvent[]): void {
    this.lastSeq = batch.at(-1)!.seq; // follow() gives no empty batch
    this.items.apply(batch);
    this.soon();
  }

  private soon(): void {
    if (this.refreshTimer === 0) this.refreshTimer = window.setTimeout(() => void this.refresh(), refreshEvery);
  }
}
