import { assetPath } from "../api/jobs";
import type { Asset, Item } from "../api/types";

const shownTypes = new Set(["image/png", "image/jpeg", "image/webp", "image/bmp"]); // what every browser draws
const longest = 384; // pixels: a card's width, on a screen that has two for one

export const isPicture = (asset: Asset): boolean => shownTypes.has(asset.contentType);

/** The picture that stands for an item, made small by the server, which reads more formats than browsers do; null where there is none. */
export function thumbnailOf(jobId: string, item: Item): string | null {
  const picture = item.assets?.find(asset => asset.contentType.startsWith("image/"));
  return picture ? `${assetPath(jobId, item.index, picture)}?size=${longest}` : null;
}

export const titleOf = (item: Item): string => item.spec.customId ?? item.spec.prompt ?? `${item.spec.kind} ${item.index}`;
