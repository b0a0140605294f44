/** What the server says, as DESIGN §3 and the OpenAPI document spell it. */

export type Kind = "image" | "model" | "splat" | "reconstruction" | "enhancement";
export const kinds: readonly Kind[] = ["image", "model", "splat", "reconstruction", "enhancement"];

export type JobPhase = "queued" | "running" | "cancelling" | "completed" | "cancelled";
export type ItemPhase = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export const itemPhases: readonly ItemPhase[] = ["queued", "running", "succeeded", "failed", "cancelled"];

export type Counts = Record<ItemPhase | "total", number>;

export interface GenAssetError {
  code: string;
  message: string;
  details?: Record<string, unknown>;
  suggestion?: string;
}

export interface Job {
  id: string;
  name?: string;
  state: JobPhase;
  counts: Counts;
  completedWithErrors: boolean;
  isHeld: boolean;
  isExpired: boolean;
  /** The last event's number: what a follower goes on after. */
  version: number;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  expiresAt?: string;
  error?: GenAssetError;
  metadata?: Record<string, string>;
}

export interface InputRef {
  uri?: string;
  upload?: string;
  path?: string;
}

export interface ItemSpec {
  kind: Kind;
  prompt?: string;
  image?: InputRef;
  views?: InputRef[];
  depths?: InputRef[];
  cameras?: InputRef;
  rig?: string;
  width?: number;
  height?: number;
  steps?: number;
  guidance?: number;
  format?: string;
  keepExif?: boolean;
  dpi?: number;
  customId?: string;
  seed?: number;
  engine?: string;
  model?: string;
  formats?: string[];
  timeoutSeconds?: number;
}

export interface Asset {
  name: string;
  bytes: number;
  sha256: string;
  contentType: string;
}

export interface Item {
  index: number;
  spec: ItemSpec;
  state: ItemPhase;
  stage?: string;
  progress: number;
  attempts: number;
  engine?: string;
  seed?: number;
  error?: GenAssetError;
  notes?: string[];
  assets?: Asset[];
  startedAt?: string;
  finishedAt?: string;
}

export type EventKind =
  | "jobStarted" | "itemRunning" | "itemRetrying" | "itemSucceeded" | "itemFailed"
  | "tally" | "cancelRequested" | "retryRequested" | "jobFinished";

export interface JobEvent {
  seq: number;
  at: string;
  kind: EventKind;
  index?: number;
  label?: string;
  attempt?: number;
  engine?: string;
  seed?: number;
  stage?: string;
  progress?: number;
  startedAt?: string;
  assets?: Asset[];
  notes?: string[];
  error?: GenAssetError;
  counts?: Counts;
  phase?: JobPhase;
}

export interface Engine {
  name: string;
  kinds: Kind[];
  models?: string[];
  formats?: string[];
  maxParallel?: number;
  onlyByName?: boolean;
}

/** One fault of a refused request. */
export interface Fault {
  index?: number;
  line?: number;
  field?: string;
  message: string;
}

export interface JobPage {
  jobs: Job[];
  next?: string;
}

export interface ItemPage {
  items: Item[];
  next?: string;
}

export const isFinished = (job: Job): boolean => job.state === "completed" || job.state === "cancelled";
