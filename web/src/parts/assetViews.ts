import { inputPath } from "../api/jobs";
import type { Asset, Item } from "../api/types";
import { isPicture } from "./thumbnails";

/** One way to look at an item's files. */
export type AssetView =
  | { type: "compare"; label: string; asset: Asset; before: string }
  | { type: "picture"; label: string; asset: Asset }
  | { type: "mesh"; label: string; asset: Asset }
  | { type: "splats"; label: string; asset: Asset }
  | { type: "quality"; label: string; asset: Asset }
  | { type: "inputs"; label: string; paths: string[] }
  | { type: "text"; label: string; asset: Asset };

const textTypes = /^(text\/|application\/json)/;
const mostTextBytes = 512_000;

/** The views that an item's files allow, the most telling first. */
export function viewsOf(item: Item): AssetView[] {
  const assets = item.assets ?? [];
  const { kind } = item.spec;
  const ending = (name: string) => assets.find(asset => asset.name.toLowerCase().endsWith(name));
  const views: AssetView[] = [];
  const pictures = assets.filter(isPicture);

  const before = kind === "enhancement" ? inputPath(item.spec.image) : null;
  if (before && pictures[0]) views.push({ type: "compare", label: "Compare", asset: pictures[0], before });
  const splats = ending(".spz") ?? (kind === "splat" ? ending(".ply") : undefined);
  if (splats) views.push({ type: "splats", label: "Splats", asset: splats });
  const mesh = kind === "splat" ? undefined : (ending(".glb") ?? ending(".ply"));
  if (mesh) views.push({ type: "mesh", label: "3D", asset: mesh });
  const quality = ending("quality.json");
  if (quality) views.push({ type: "quality", label: "Quality", asset: quality });
  for (const asset of pictures) views.push({ type: "picture", label: pictures.length === 1 ? "Picture" : nameOf(asset), asset });
  const captures = [...(item.spec.views ?? []), ...(item.spec.depths ?? []), ...(kind === "model" && item.spec.image ? [item.spec.image] : [])].map(inputPath).filter(path => path !== null);
  if (captures.length > 0) views.push({ type: "inputs", label: kind === "model" ? "Input" : "Captures", paths: captures });
  for (const asset of assets) {
    if (textTypes.test(asset.contentType) && asset !== quality && asset.bytes <= mostTextBytes) views.push({ type: "text", label: nameOf(asset), asset });
  }

  return views;
}

const nameOf = (asset: Asset): string => asset.name.split("/").pop()!.replace(/\.(png|jpe?g|webp|bmp)$/, "").replaceAll("_", " "); // split gives one part at least
