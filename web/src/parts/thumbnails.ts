import { assetPath } from "../api/jobs";
import type { Asset, Item } from "../api/types";

const shownTypes = new Set(["image/png", "image/jpeg", "image/webp", "image/bmp"]); // what every browser draws
const mostBytes = 24_000_000; // a larger picture is only read when it is opened

export const isPicture = (asset: Asset): boolean => shownTypes.has(asset.contentType);

/** The picture that stands for an item, or null. */
export function thumbnailOf(jobId: string, item: Item): string | null {
  const picture = item.assets?.find(asset => isPicture(asset) && asset.bytes <= mostBytes);
  return picture ? assetPath(jobId, item.index, picture) : null;
}

export const titleOf = (item: Item): string => item.spec.customId ?? item.spec.prompt ?? `${item.spec.kind} ${item.index}`;
