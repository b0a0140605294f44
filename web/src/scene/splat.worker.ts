import { isSplatPly, readSplatPly } from "./ply";
import type { SplatCloud } from "./splatCloud";
import { readSpz } from "./spz";
import { packed, type PackedSplats } from "./packing";

/** Reads a splat file, packs it for the GPU, and sorts it by depth as often as it is asked: all of it off the page's own thread. */
export type ToWorker = { kind: "read"; file: ArrayBuffer } | { kind: "sort"; direction: [number, number, number] };
export type FromWorker =
  | { kind: "ready"; splats: PackedSplats }
  | { kind: "sorted"; order: Uint32Array }
  | { kind: "failed"; message: string };

const buckets = 1 << 16;
let cloud: SplatCloud | null = null;

addEventListener("message", async (event: MessageEvent<ToWorker>) => {
  try {
    if (event.data.kind === "read") {
      const file = new Uint8Array(event.data.file);
      cloud = isSplatPly(file) ? readSplatPly(file) : await readSpz(file);
      const splats = packed(cloud);
      answer({ kind: "ready", splats }, [splats.texels.buffer, splats.harmonics.buffer]);
    } else if (cloud) {
      const order = backToFront(cloud, event.data.direction);
      answer({ kind: "sorted", order }, [order.buffer]);
    }
  } catch (fault) {
    answer({ kind: "failed", message: fault instanceof Error ? fault.message : String(fault) }, []);
  }
});

const answer = (message: FromWorker, transfer: Transferable[]) => postMessage(message, { transfer });

/** Counting sort over 16 bits of depth: one pass to measure, one to count, one to place; a million splats in some 20 ms. */
function backToFront({ count, positions }: SplatCloud, [dx, dy, dz]: [number, number, number]): Uint32Array {
  const depths = new Float32Array(count);
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0, p = 0; i < count; i++, p += 3) {
    const depth = dx * positions[p]! + dy * positions[p + 1]! + dz * positions[p + 2]!;
    depths[i] = depth;
    if (depth < least) least = depth;
    if (depth > most) most = depth;
  }

  const scale = most > least ? (buckets - 1) / (most - least) : 0;
  const starts = new Uint32Array(buckets + 1);
  const bucket = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const place = ((depths[i]! - least) * scale) | 0;
    bucket[i] = place;
    starts[place + 1]!++;
  }

  for (let i = 1; i <= buckets; i++) starts[i]! += starts[i - 1]!;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[starts[bucket[i]!]!++] = i;
  return order;
}
