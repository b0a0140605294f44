import { toHalf } from "./half";
import type { Signs } from "./axes";
import type { SplatCloud } from "./splatCloud";

/** Splats as two textures of 32-bit integers, and what the camera needs to know of them. */
export interface PackedSplats {
  count: number;
  /** Two texels a splat: x y z as float bits, r g b a bytes | rotation as four snorm16, scales as three halves. */
  texels: Uint32Array<ArrayBuffer>;
  textureHeight: number;
  coefficients: number;
  /** Three texels a splat (48 bytes: up to 15 coefficients of r g b as snorm8), or nothing. */
  harmonics: Uint32Array<ArrayBuffer>;
  harmonicsHeight: number;
  harmonicsScale: number;
  centre: [number, number, number];
  radius: number;
  signs: Signs;
}

export const textureWidth = 2048;
export const harmonicsWidth = 3072; // three texels for 1024 splats

export function packed(cloud: SplatCloud): PackedSplats {
  const { count } = cloud;
  const textureHeight = Math.ceil((count * 2) / textureWidth);
  const texels = new Uint32Array(textureWidth * 4 * textureHeight);
  const floats = new Float32Array(texels.buffer);
  const bytes = new Uint8Array(texels.buffer);
  const shorts = new Int16Array(texels.buffer);
  const { centre, radius } = extent(cloud);
  for (let i = 0; i < count; i++) {
    floats.set(cloud.positions.subarray(i * 3, i * 3 + 3), i * 8);
    bytes.set(cloud.colors.subarray(i * 4, i * 4 + 4), i * 32 + 12);
    for (let c = 0; c < 4; c++) shorts[i * 16 + 8 + c] = Math.round(32767 * Math.min(1, Math.max(-1, cloud.rotations[i * 4 + c]!)));
    // Halves are told relative to the cloud's size, so that a small cloud keeps its fine splats.
    for (let c = 0; c < 3; c++) shorts[i * 16 + 12 + c] = toHalf(cloud.scales[i * 3 + c]! / radius);
  }

  const harmonicsHeight = cloud.coefficients === 0 ? 0 : Math.ceil((count * 3) / harmonicsWidth);
  const harmonics = new Uint32Array(harmonicsWidth * 4 * harmonicsHeight);
  const harmonicBytes = new Int8Array(harmonics.buffer);
  const each = cloud.coefficients * 3;
  if (each > 0) for (let i = 0; i < count; i++) harmonicBytes.set(cloud.harmonics.subarray(i * each, (i + 1) * each), i * 48);
  return { count, texels, textureHeight, coefficients: cloud.coefficients, harmonics, harmonicsHeight, harmonicsScale: cloud.harmonicsScale, centre, radius, signs: cloud.signs };
}

/** The middle and the radius of what is worth looking at: the nearest 97 of a hundred splats, since trained clouds have strays far out. */
function extent({ count, positions }: SplatCloud): { centre: [number, number, number]; radius: number } {
  const step = Math.max(1, Math.floor(count / 20_000));
  const axes = [0, 1, 2].map(axis => {
    const values = new Float32Array(Math.ceil(count / step));
    for (let i = 0, k = 0; i < count; i += step, k++) values[k] = positions[i * 3 + axis]!;
    return values.sort();
  });
  const at = (values: Float32Array, share: number) => values[Math.min(values.length - 1, Math.floor(values.length * share))]!;
  const centre = axes.map(values => (at(values, 0.015) + at(values, 0.985)) / 2) as [number, number, number];
  const radius = Math.hypot(...axes.map(values => (at(values, 0.985) - at(values, 0.015)) / 2));
  return { centre, radius: radius > 0 && Number.isFinite(radius) ? radius : 1 };
}
