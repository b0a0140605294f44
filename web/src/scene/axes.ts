/** Where a file's axes point, as SPZ numbers them: 1..8; and the signs that turn each into right, up, back, which the viewer uses. */
export const RightUpBack = 4;
export const RightDownForward = 6;

export type Signs = readonly [number, number, number];

export function signsOf(axes: number): Signs {
  const bits = axes - 1; // bit 0: right, bit 1: up, bit 2: forward
  return [bits & 1 ? 1 : -1, bits & 2 ? 1 : -1, bits & 4 ? -1 : 1];
}
