import {
  CustomBlending, DataTexture, GLSL3, InstancedBufferAttribute, InstancedBufferGeometry, BufferAttribute, DoubleSide, Mesh, NearestFilter, OneFactor, OneMinusSrcAlphaFactor, RGBAIntegerFormat,
  RawShaderMaterial, UnsignedIntType, Vector2, Vector3, DynamicDrawUsage,
} from "three";
import { harmonicsWidth, textureWidth, type PackedSplats } from "./packing";
import { fragmentShader, vertexShader } from "./splatShader";
import type { FromWorker, ToWorker } from "./splat.worker";
import { Stage } from "./stage";
import type { Viewer } from "./viewer";

const turnedEnough = 0.0005; // 1 - cosine between view directions: under two degrees the order hardly changes

/** Shows a splat file: a quad a splat, drawn back to front; a worker reads the file and keeps the order. */
export async function showSplats(canvas: HTMLCanvasElement, file: ArrayBuffer): Promise<Viewer> {
  const worker = new Worker(new URL("./splat.worker.ts", import.meta.url), { type: "module" });
  try {
    const splats = await read(worker, file);
    const stage = new Stage(canvas, { toneMapped: false, antialias: false });
    const cloud = cloudOf(splats);
    stage.scene.add(cloud);
    const [sx, sy, sz] = splats.signs;
    stage.frameSphere(new Vector3(...splats.centre).multiply(new Vector3(sx, sy, sz)), splats.radius);
    const sorter = new Sorter(worker, stage, cloud);
    stage.onFrame = sorter.update;
    await sorter.first;
    return {
      stage,
      facts: [["Splats", splats.count.toLocaleString("en")], ["Harmonics", `degree ${Math.sqrt(splats.coefficients + 1) - 1}`]],
      hasWireframe: false,
      set wireframe(_: boolean) { /* splats have no edges */ },
      dispose() {
        worker.terminate();
        cloud.geometry.dispose();
        for (const uniform of Object.values(cloud.material.uniforms)) if (uniform.value instanceof DataTexture) uniform.value.dispose();
        cloud.material.dispose();
        stage.dispose();
      },
    };
  } catch (fault) {
    worker.terminate();
    throw fault;
  }
}

function read(worker: Worker, file: ArrayBuffer): Promise<PackedSplats> {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<FromWorker>) => {
      if (event.data.kind === "ready") resolve(event.data.splats);
      else if (event.data.kind === "failed") reject(new Error(event.data.message));
    };
    worker.onerror = event => reject(new Error(event.message || "The reader of splats could not be started."));
    worker.postMessage({ kind: "read", file } satisfies ToWorker, [file]);
  });
}

type Cloud = Mesh<InstancedBufferGeometry, RawShaderMaterial>;

function cloudOf(splats: PackedSplats): Cloud {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("corner", new BufferAttribute(new Float32Array([-2, -2, 2, -2, 2, 2, -2, 2]), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.setAttribute("splat", new InstancedBufferAttribute(new Uint32Array(splats.count), 1).setUsage(DynamicDrawUsage));
  geometry.instanceCount = 0; // until the first order has come
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    defines: { COEFFICIENTS: splats.coefficients },
    uniforms: {
      splats: { value: integers(splats.texels, textureWidth, splats.textureHeight) },
      harmonics: { value: splats.coefficients > 0 ? integers(splats.harmonics, harmonicsWidth, splats.harmonicsHeight) : null },
      harmonicsScale: { value: splats.harmonicsScale },
      sizeUnit: { value: splats.radius },
      viewport: { value: new Vector2() },
      eye: { value: new Vector3() },
    },
    transparent: true,
    side: DoubleSide, // a mirrored ellipse shows its back
    depthTest: false,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
    blendSrcAlpha: OneFactor,
    blendDstAlpha: OneMinusSrcAlphaFactor,
    premultipliedAlpha: true,
  });
  const cloud = new Mesh(geometry, material);
  cloud.frustumCulled = false;
  cloud.scale.set(...splats.signs);
  cloud.onBeforeRender = (renderer, _, camera) => {
    renderer.getDrawingBufferSize(material.uniforms["viewport"]!.value as Vector2); // named above
    (material.uniforms["eye"]!.value as Vector3).copy(camera.position).divide(cloud.scale);
  };
  return cloud;
}

function integers(values: Uint32Array<ArrayBuffer>, width: number, height: number): DataTexture {
  const texture = new DataTexture(values, width, height, RGBAIntegerFormat, UnsignedIntType);
  texture.internalFormat = "RGBA32UI";
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Asks the worker for a new order whenever the camera has turned; one question at a time. */
class Sorter {
  readonly first: Promise<void>;

  private readonly asked = new Vector3(2, 0, 0); // no direction
  private busy = false;
  private done: () => void = () => undefined;

  constructor(private readonly worker: Worker, private readonly stage: Stage, private readonly cloud: Cloud) {
    this.first = new Promise(resolve => (this.done = resolve));
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.take(event.data);
    this.update();
  }

  update = (): void => {
    const direction = this.stage.camera.getWorldDirection(new Vector3());
    if (this.busy || 1 - direction.dot(this.asked) < turnedEnough) return;
    this.busy = true;
    this.asked.copy(direction);
    const towards = direction.negate().multiply(this.cloud.scale); // the farthest first, in the file's own axes
    this.worker.postMessage({ kind: "sort", direction: [towards.x, towards.y, towards.z] } satisfies ToWorker);
  };

  private take(message: FromWorker): void {
    if (message.kind !== "sorted") return;
    const order = this.cloud.geometry.getAttribute("splat") as InstancedBufferAttribute;
    order.array.set(message.order);
    order.needsUpdate = true;
    this.cloud.geometry.instanceCount = message.order.length;
    this.busy = false;
    this.done();
    this.stage.redraw();
    this.update();
  }
}
