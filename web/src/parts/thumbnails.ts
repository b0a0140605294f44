import { assetPath } from "../api/jobs";
import type { Asset, Item } from "../api/types";

const shownTypes = new Set(["image/png", "image/jpeg", "image/webp", "image/bmp"]); // what every browser draws
const shapes = /\.(glb|usdz|ply|spz|obj)$/i; // what the server draws
const longest = 384; // pixels: a card's width, on a screen that has two for one

export const isPicture = (asset: Asset): boolean => shownTypes.has(asset.contentType);

/** The small picture that stands for an item, made by the server of its first image, else of its first shape; null where it has neither. */
export function thumbnailOf(jobId: string, item: Item): string | null {
  const shown = item.assets?.find(asset => asset.contentType.startsWith("image/")) ?? item.assets?.find(asset => shapes.test(asset.name));
  return shown ? `${assetPath(jobId, item.index, shown)}?size=${longest}` : null;
}

export const titleOf = (item: Item): string => item.spec.customId ?? item.spec.prompt ?? `${item.spec.kind} ${item.index}`;
