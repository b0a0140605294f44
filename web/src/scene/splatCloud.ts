import type { Signs } from "./axes";

/** Splats ready to be drawn: linear scales, opacity and colour as they are shown. */
export interface SplatCloud {
  count: number;
  /** x y z a splat. */
  positions: Float32Array;
  /** Standard deviations along the splat's own axes. */
  scales: Float32Array;
  /** x y z w a splat. */
  rotations: Float32Array;
  /** r g b opacity a splat, 0..255. */
  colors: Uint8ClampedArray;
  /** Coefficients a channel above degree 0: 0, 3, 8 or 15. */
  coefficients: number;
  /** For each splat, each coefficient, r g b; scaled by harmonicsScale into -127..127. */
  harmonics: Int8Array;
  harmonicsScale: number;
  /** What turns the file's axes into right, up, back. */
  signs: Signs;
}

export const harmonicZero = 0.282094791773878;
export const maxCoefficients = 15; // degree 3; what lies above is too fine to be seen in a viewer

export class FormatError extends Error {}

export function emptyCloud(count: number, coefficients: number, signs: Signs): SplatCloud {
  const kept = Math.min(coefficients, maxCoefficients);
  return {
    count,
    positions: new Float32Array(count * 3),
    scales: new Float32Array(count * 3),
    rotations: new Float32Array(count * 4),
    colors: new Uint8ClampedArray(count * 4),
    coefficients: kept,
    harmonics: new Int8Array(count * kept * 3),
    harmonicsScale: 1,
    signs,
  };
}
