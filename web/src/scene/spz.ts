import { decompress } from "fzstd";
import { RightDownForward, RightUpBack, signsOf } from "./axes";
import { FormatError, emptyCloud, harmonicZero, type SplatCloud } from "./splatCloud";

const magic = 0x5053474e; // NGSP
const headerBytes = 16;
const fourHeaderBytes = 32;
const maxSplats = 20_000_000; // a GPU texture of 2048 x 16384 holds more, a tab does not
const coordinateSystem = 0xadbe0003;

/** Reads SPZ of every flavour: gzip (Niantic 1 to 3), NGSP with a table of zstd streams (Niantic 4), one zstd frame (404). */
export async function readSpz(file: Uint8Array): Promise<SplatCloud> {
  if (file[0] === 0x1f && file[1] === 0x8b) return unpack(await gunzip(file), RightUpBack);
  const first = view(file).getUint32(0, true);
  if (first === 0xfd2fb528) return unpack(decompress(file), RightDownForward);
  if (first === magic) return unpackFour(file);
  throw new FormatError("The file is no SPZ: it starts neither with gzip, nor with zstd, nor with NGSP.");
}

async function gunzip(file: Uint8Array): Promise<Uint8Array> {
  const inflated = new Blob([file as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/** Version 4: header, extensions, a table of lengths, and a zstd stream an array; put together as the older versions have them. */
function unpackFour(file: Uint8Array): SplatCloud {
  const data = view(file);
  const streams = file[15]!; // the first test of the file's length is the read of its magic
  const table = data.getUint32(16, true);
  const parts: Uint8Array[] = [file.subarray(0, headerBytes)];
  let at = table + streams * 16;
  for (let i = 0; i < streams; i++) {
    const packed = Number(data.getBigUint64(table + i * 16, true));
    parts.push(decompress(file.subarray(at, at + packed)));
    at += packed;
  }

  const extensions = file[14]! & 2 ? file.subarray(fourHeaderBytes, table) : new Uint8Array();
  return unpack(joined([...parts, extensions]), RightUpBack);
}

function unpack(content: Uint8Array, usualAxes: number): SplatCloud {
  const data = view(content);
  if (content.length < headerBytes || data.getUint32(0, true) !== magic) throw new FormatError("The SPZ content does not start with NGSP.");
  const version = data.getUint32(4, true);
  const count = data.getUint32(8, true);
  const degree = content[12]!; // the header is whole
  const fraction = content[13]!;
  if (version < 1 || version > 4 || degree > 4) throw new FormatError(`SPZ version ${version} of degree ${degree} is not known.`);
  if (count === 0 || count > maxSplats) throw new FormatError(`The SPZ file holds ${count} splats; 1 to ${maxSplats} can be shown.`);
  const coefficients = (degree + 1) ** 2 - 1;
  const positionBytes = version === 1 ? 6 : 9;
  const rotationBytes = version >= 3 ? 4 : 3;
  const alphas = headerBytes + count * positionBytes;
  const colors = alphas + count;
  const scales = colors + count * 3;
  const rotations = scales + count * 3;
  const harmonics = rotations + count * rotationBytes;
  const end = harmonics + count * coefficients * 3;
  if (content.length < end) throw new FormatError("The SPZ file is cut off.");

  const axes = content[14]! & 2 ? axesOf(content.subarray(end)) : null;
  const cloud = emptyCloud(count, coefficients, signsOf(axes ?? usualAxes));
  const unit = 1 / (1 << fraction);
  for (let i = 0; i < count * 3; i++) {
    cloud.positions[i] = version === 1 ? half(data.getUint16(headerBytes + i * 2, true)) : signed24(content, headerBytes + i * 3) * unit;
    cloud.scales[i] = Math.exp(content[scales + i]! / 16 - 10);
  }

  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) cloud.colors[i * 4 + c] = 255 * (0.5 + (harmonicZero * (content[colors + i * 3 + c]! / 255 - 0.5)) / 0.15);
    cloud.colors[i * 4 + 3] = content[alphas + i]!;
    if (version >= 3) smallestThree(data.getUint32(rotations + i * 4, true), cloud.rotations, i * 4);
    else firstThree(content, rotations + i * 3, cloud.rotations, i * 4);
    for (let k = 0; k < cloud.coefficients * 3; k++) cloud.harmonics[i * cloud.coefficients * 3 + k] = Math.max(-127, content[harmonics + i * coefficients * 3 + k]! - 128);
  }

  cloud.harmonicsScale = 127 / 128;
  return cloud;
}

function axesOf(records: Uint8Array): number | null {
  const data = view(records);
  for (let at = 0; at + 8 <= records.length; ) {
    const length = data.getUint32(at + 4, true);
    if (data.getUint32(at, true) === coordinateSystem && length >= 4 && at + 12 <= records.length) {
      const axes = data.getUint32(at + 8, true);
      return axes >= 1 && axes <= 8 ? axes : null;
    }

    at += 8 + length;
  }

  return null;
}

const signed24 = (bytes: Uint8Array, at: number): number => ((bytes[at]! << 8) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 24)) >> 8;

/** Versions 1 and 2: x, y, z as bytes; w follows from them. */
function firstThree(bytes: Uint8Array, at: number, target: Float32Array, to: number): void {
  let squares = 0;
  for (let c = 0; c < 3; c++) {
    const value = bytes[at + c]! / 127.5 - 1;
    target[to + c] = value;
    squares += value * value;
  }

  target[to + 3] = Math.sqrt(Math.max(0, 1 - squares));
}

/** Version 3 and up: the index of the largest, then the other three as a sign bit and nine bits of magnitude. */
function smallestThree(packed: number, target: Float32Array, to: number): void {
  const largest = packed >>> 30;
  let bits = packed;
  let squares = 0;
  for (let c = 3; c >= 0; c--) {
    if (c === largest) continue;
    const magnitude = (Math.SQRT1_2 * (bits & 511)) / 511;
    const value = bits & 512 ? -magnitude : magnitude;
    target[to + c] = value;
    squares += value * value;
    bits >>>= 10;
  }

  target[to + largest] = Math.sqrt(Math.max(0, 1 - squares));
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return exponent === 31 ? 0 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15); // an infinite place is no place
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }

  return all;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
