import { RightDownForward, signsOf } from "./axes";
import { FormatError, emptyCloud, harmonicZero, type SplatCloud } from "./splatCloud";

const sizes: Record<string, number> = {
  char: 1, uchar: 1, int8: 1, uint8: 1, short: 2, ushort: 2, int16: 2, uint16: 2, int: 4, uint: 4, int32: 4, uint32: 4, float: 4, float32: 4, double: 8, float64: 8,
};
const mostHeaderBytes = 64 * 1024;

interface Column {
  type: string;
  offset: number;
}

interface Header {
  bodyStart: number;
  count: number;
  rowBytes: number;
  columns: Map<string, Column>;
}

/** Whether a PLY file holds splats; else it is a mesh or points. */
export function isSplatPly(file: Uint8Array): boolean {
  const text = headText(file);
  return text !== null && /^property float\d* rot_0\s*$/m.test(text) && /^property float\d* scale_0\s*$/m.test(text);
}

/** Reads splats from a binary PLY, as gaussian-splatting code writes it: one element "vertex", little-endian. */
export function readSplatPly(file: Uint8Array): SplatCloud {
  const header = readHeader(file);
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < header.bodyStart + header.count * header.rowBytes) throw new FormatError("The PLY file is cut off.");
  const rest = [...header.columns.keys()].filter(name => name.startsWith("f_rest_")).length / 3;
  const cloud = emptyCloud(header.count, rest, signsOf(RightDownForward));
  const column = (name: string) => reader(data, header, name);
  const [x, y, z, opacity] = [column("x"), column("y"), column("z"), column("opacity")];
  const colors = [0, 1, 2].map(i => column(`f_dc_${i}`));
  const scales = [0, 1, 2].map(i => column(`scale_${i}`));
  const rotation = [1, 2, 3, 0].map(i => column(`rot_${i}`)); // the file has w first
  for (let i = 0; i < header.count; i++) {
    cloud.positions.set([x(i), y(i), z(i)], i * 3);
    for (let c = 0; c < 3; c++) {
      cloud.scales[i * 3 + c] = Math.exp(scales[c]!(i));
      cloud.colors[i * 4 + c] = 255 * (0.5 + harmonicZero * colors[c]!(i));
    }

    cloud.colors[i * 4 + 3] = 255 / (1 + Math.exp(-opacity(i)));
    const q = rotation.map(component => component(i));
    const length = Math.hypot(...q) || 1;
    for (let c = 0; c < 4; c++) cloud.rotations[i * 4 + c] = q[c]! / length;
  }

  readHarmonics(cloud, rest, column);
  return cloud;
}

/** The file has all coefficients of red, then of green, then of blue; the cloud has them a coefficient, in bytes of one common scale. */
function readHarmonics(cloud: SplatCloud, rest: number, column: (name: string) => (row: number) => number): void {
  const kept = cloud.coefficients;
  const columns = Array.from({ length: kept * 3 }, (_, k) => column(`f_rest_${(k % 3) * rest + Math.floor(k / 3)}`));
  let largest = 1e-6;
  for (const read of columns) for (let i = 0; i < cloud.count; i++) largest = Math.max(largest, Math.abs(read(i)));
  cloud.harmonicsScale = Math.min(largest, 4); // a few wild values must not cost all others their precision
  columns.forEach((read, k) => {
    for (let i = 0; i < cloud.count; i++) {
      cloud.harmonics[i * columns.length + k] = Math.round(127 * Math.min(1, Math.max(-1, read(i) / cloud.harmonicsScale)));
    }
  });
}

function reader(data: DataView, header: Header, name: string): (row: number) => number {
  const column = header.columns.get(name);
  if (!column) throw new FormatError(`The PLY file has no column ${name}: it holds no splats.`);
  const start = header.bodyStart + column.offset;
  if (column.type === "double" || column.type === "float64") return row => data.getFloat64(start + row * header.rowBytes, true);
  if (column.type === "float" || column.type === "float32") return row => data.getFloat32(start + row * header.rowBytes, true);
  throw new FormatError(`The PLY column ${name} is ${column.type}, not float.`);
}

function readHeader(file: Uint8Array): Header {
  const text = headText(file);
  if (text === null) throw new FormatError("The file is no PLY.");
  if (!/^format binary_little_endian /m.test(text)) throw new FormatError("Only binary little-endian PLY splats can be shown here; genasset convert makes one.");
  const columns = new Map<string, Column>();
  let rowBytes = 0;
  let count = -1;
  for (const line of text.split("\n").map(row => row.trim().split(/\s+/))) {
    if (line[0] === "element") {
      if (count >= 0) break; // what follows the vertices is not read
      if (line[1] !== "vertex") throw new FormatError("The PLY file does not start with its vertices.");
      count = Number(line[2]);
    } else if (line[0] === "property" && count >= 0) {
      const size = sizes[line[1] ?? ""];
      if (!size) throw new FormatError(`The PLY file has a vertex property of type ${line[1]}.`);
      columns.set(line[2] ?? "", { type: line[1]!, offset: rowBytes });
      rowBytes += size;
    }
  }

  if (!Number.isInteger(count) || count < 1) throw new FormatError("The PLY file has no vertices.");
  return { bodyStart: text.length, count, rowBytes, columns };
}

/** The header with its last line, as text of one character a byte; null where there is none. */
function headText(file: Uint8Array): string | null {
  const text = new TextDecoder("latin1").decode(file.subarray(0, mostHeaderBytes));
  const end = /^end_header\r?\n/m.exec(text);
  return text.startsWith("ply") && end ? text.slice(0, end.index + end[0].length) : null;
}
