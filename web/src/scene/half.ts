const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The nearest 16-bit float of a number of 0 or more; too large becomes the largest. */
export function toHalf(value: number): number {
  float[0] = Math.min(value, 65504);
  const exponent = ((bits[0]! >>> 23) & 255) - 112;
  const fraction = bits[0]! & 0x7fffff;
  if (exponent <= 0) return exponent < -10 ? 0 : ((fraction | 0x800000) >> (14 - exponent)) & 0xffff;
  return (exponent << 10) | (fraction >> 13);
}
