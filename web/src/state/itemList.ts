import { signal } from "@preact/signals";
import type { ApiError } from "../api/http";
import { getItem, listItems } from "../api/jobs";
import type { Counts, Item, ItemPhase, JobEvent } from "../api/types";

const pageSize = 100;
const reloadEvery = 1500; // milliseconds

/**
 * The items of a job as a window sees them: all, in place by their index and read page by page where somebody looks; or those in one state, read in order.
 * Events patch what is held.
 */
export class ItemList {
  /** Rises with every change; views read it to be told. */
  readonly version = signal(0);
  readonly filter = signal<ItemPhase | null>(null);
  readonly error = signal<ApiError | null>(null);

  private counts: Counts | null = null;
  private shown: (Item | undefined)[] = [];
  private readonly byIndex = new Map<number, Item>();
  private readonly loading = new Set<number>();
  private nextCursor: string | undefined;
  private complete = false;
  private stop = new AbortController();
  private reloadTimer = 0;

  constructor(private readonly jobId: string) {}

  dispose(): void {
    this.stop.abort();
    clearTimeout(this.reloadTimer);
  }

  /** How many there are to show. */
  get length(): number {
    const phase = this.filter.value;
    if (!this.counts) return 0;
    return phase === null ? this.counts.total : Math.max(this.shown.length, this.complete ? 0 : this.counts[phase]);
  }

  at(place: number): Item | undefined {
    return this.shown[place];
  }

  /** The item of that index, wherever it is held. */
  find(index: number): Item | undefined {
    return this.byIndex.get(index);
  }

  placeOf(index: number): number {
    return this.filter.value === null ? index : this.shown.findIndex(item => item?.index === index);
  }

  setFilter(phase: ItemPhase | null): void {
    if (phase === this.filter.value) return;
    this.filter.value = phase;
    this.reload();
  }

  /** Reads everything that is looked at again. */
  reload(): void {
    clearTimeout(this.reloadTimer);
    this.reloadTimer = 0;
    this.stop.abort();
    this.stop = new AbortController();
    this.loading.clear();
    this.byIndex.clear();
    this.shown = [];
    this.nextCursor = undefined;
    this.complete = false;
    this.version.value++;
  }

  onCounts(counts: Counts): void {
    const phase = this.filter.value;
    const changed = this.counts === null || this.counts.total !== counts.total || (phase !== null && this.counts[phase] !== counts[phase]);
    const first = this.counts === null;
    this.counts = counts;
    if (!changed) return;
    if (!first && phase !== null && this.reloadTimer === 0) this.reloadTimer = window.setTimeout(() => this.reload(), reloadEvery);
    this.version.value++;
  }

  /** Makes sure that the places from..to are read, soon. */
  want(from: number, to: number): void {
    if (this.filter.value !== null) {
      if (to > this.shown.length && !this.complete) void this.readNext();
      return;
    }

    for (let page = Math.floor(from / pageSize); page * pageSize < Math.min(to, this.length); page++) {
      if (this.shown[page * pageSize] === undefined) void this.readPage(page);
    }
  }

  /** Reads one item, for a view that was opened by its address. */
  wantIndex(index: number): void {
    const token = -2 - index;
    if (this.byIndex.has(index) || this.loading.has(token) || this.error.value) return;
    this.loading.add(token);
    void this.read(token, async signal => this.put(await getItem(this.jobId, index, signal)));
  }

  apply(batch: JobEvent[]): void {
    let touched = false;
    for (const event of batch) {
      const held = event.index === undefined ? undefined : this.byIndex.get(event.index);
      if (!held) continue;
      touched = true;
      this.put(patched(held, event));
    }

    if (touched) this.version.value++;
  }

  private async readPage(page: number): Promise<void> {
    if (this.loading.has(page)) return;
    this.loading.add(page);
    await this.read(page, async signal => {
      const start = page * pageSize;
      const answer = await listItems(this.jobId, { limit: pageSize, ...(start > 0 ? { cursor: String(start) } : {}) }, signal);
      for (const item of answer.items) this.put(item, this.filter.value === null ? item.index : null);
    });
  }

  private async readNext(): Promise<void> {
    if (this.loading.has(-1)) return;
    this.loading.add(-1);
    await this.read(-1, async signal => {
      const answer = await listItems(this.jobId, { state: this.filter.value!, limit: pageSize, ...(this.nextCursor ? { cursor: this.nextCursor } : {}) }, signal); // only asked with a filter
      for (const item of answer.items) this.put(item, this.shown.length);
      this.nextCursor = answer.next;
      this.complete = answer.next === undefined;
    });
  }

  private async read(token: number, body: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.stop;
    try {
      await body(signal);
      this.error.value = null;
    } catch (fault) {
      if (signal.aborted) return;
      this.error.value = fault as ApiError;
    }

    if (signal.aborted) return;
    this.loading.delete(token);
    this.version.value++;
  }

  private put(item: Item, place: number | null = this.placeHeld(item.index)): void {
    this.byIndex.set(item.index, item);
    if (place !== null) this.shown[place] = item;
  }

  private placeHeld(index: number): number | null {
    const place = this.placeOf(index);
    return place >= 0 && this.shown[place] !== undefined ? place : null;
  }
}

function patched(item: Item, event: JobEvent): Item {
  const shared = { attempts: event.attempt ?? item.attempts, engine: event.engine ?? item.engine, seed: event.seed ?? item.seed };
  const next = (change: Partial<Item>): Item => stripped({ ...item, ...shared, ...change });
  switch (event.kind) {
    case "itemRunning": return next({ state: "running", stage: event.stage, progress: event.progress ?? item.progress, startedAt: event.startedAt ?? item.startedAt });
    case "itemRetrying": return next({ state: "queued", error: event.error, progress: 0 });
    case "itemSucceeded": return next({ state: "succeeded", progress: 100, assets: event.assets, notes: event.notes, error: undefined, startedAt: event.startedAt ?? item.startedAt, finishedAt: event.at });
    case "itemFailed": return next({ state: "failed", error: event.error, startedAt: event.startedAt ?? item.startedAt, finishedAt: event.at });
    default: return item;
  }
}

const stripped = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
