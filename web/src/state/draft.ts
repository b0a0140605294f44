import { signal } from "@preact/signals";
import type { JobHead } from "../api/jobs";
import type { InputRef, ItemSpec, Kind } from "../api/types";
import type { UploadedFile } from "./uploads";

/** What stands in the form; null is "not said", which leaves the choice to the server. */
export interface Draft {
  kind: Kind;
  name: string;
  prompts: string;
  engine: string;
  model: string;
  width: number;
  height: number;
  steps: number | null;
  guidance: number | null;
  seed: number | null;
  formats: string[];
  format: string;
  keepExif: boolean;
  dpi: number | null;
  maxParallel: number | null;
  retries: number | null;
  itemTimeoutSeconds: number | null;
  maxFailures: number | null;
  retainHours: number | null;
}

export const emptyDraft: Draft = {
  kind: "image", name: "", prompts: "", engine: "", model: "", width: 512, height: 512, steps: null, guidance: null, seed: null, formats: [], format: "png", keepExif: true, dpi: null,
  maxParallel: null, retries: null, itemTimeoutSeconds: null, maxFailures: null, retainHours: null,
};

export const draft = signal<Draft>(emptyDraft);

const viewCount = 6;

export const formatsOf = (kind: Kind): string[] => ({
  image: ["png", "jpg", "webp", "bmp", "tga", "tiff"], model: ["glb", "usdz", "obj", "ply", "image"], splat: ["spz", "ply", "glb", "image"], reconstruction: ["glb", "obj", "ply"], enhancement: [],
})[kind];

export const linesOf = (text: string): string[] => text.split("\n").map(line => line.trim()).filter(line => line !== "");

export function headOf(value: Draft): JobHead {
  const { maxParallel, retries, itemTimeoutSeconds, maxFailures, retainHours } = value;
  const options = given({ maxParallel, retries, itemTimeoutSeconds, maxFailures, retainHours });
  return { ...(value.name.trim() ? { name: value.name.trim() } : {}), ...(Object.keys(options).length > 0 ? { options } : {}) };
}

export function itemsOf(value: Draft, files: UploadedFile[]): ItemSpec[] {
  const shared = given({ kind: value.kind, engine: value.engine, model: value.model, formats: value.formats.length > 0 ? value.formats : null }) as unknown as ItemSpec;
  const seed = (place: number) => (value.seed === null ? {} : { seed: value.seed + place });
  const of = (purpose: UploadedFile["purpose"]): InputRef[] => files.filter(file => file.purpose === purpose && file.id).map(file => ({ upload: file.id! })); // filtered by it
  const prompts = linesOf(value.prompts);
  switch (value.kind) {
    case "image": return prompts.map((prompt, i) => ({ ...shared, prompt, width: value.width, height: value.height, ...given({ steps: value.steps, guidance: value.guidance }), ...seed(i) }));
    case "splat": return prompts.map((prompt, i) => ({ ...shared, prompt, ...seed(i) }));
    case "model": return [...prompts.map(prompt => ({ prompt })), ...of("pictures").map(image => ({ image }))].map((input, i) => ({ ...shared, ...input, ...seed(i) }));
    case "enhancement": return of("photos").map(image => ({ ...shared, image, format: value.format, keepExif: value.keepExif, ...given({ dpi: value.dpi }) }));
    case "reconstruction": {
      const [views, depths] = [of("views"), of("depths")];
      return views.length === viewCount && depths.length === viewCount ? [{ ...shared, views, depths, ...given({ cameras: of("cameras")[0] }) }] : [];
    }
  }
}

/** What keeps the job from being sent, or null. */
export function missingOf(value: Draft, files: UploadedFile[]): string | null {
  const mine = (purpose: UploadedFile["purpose"]) => files.filter(file => file.purpose === purpose);
  const relevant = ({ image: [], splat: [], model: ["pictures"], enhancement: ["photos"], reconstruction: ["views", "depths", "cameras"] } as const)[value.kind].flatMap(mine);
  if (relevant.some(file => file.error)) return "A file could not be uploaded; take it off or try it again.";
  if (relevant.some(file => !file.id)) return "Files are still on their way.";
  if (value.kind === "reconstruction") {
    const [views, depths] = [mine("views").length, mine("depths").length];
    return views === viewCount && depths === viewCount ? null : `Six views and six depth renders are needed; there are ${views} and ${depths}.`;
  }

  if (value.kind === "enhancement") return mine("photos").length > 0 ? null : "Add a photo.";
  if (linesOf(value.prompts).length > 0 || (value.kind === "model" && mine("pictures").length > 0)) return null;
  return value.kind === "model" ? "Write a prompt, or add a picture." : "Write a prompt.";
}

const given = (fields: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ""));
