import { Color, PerspectiveCamera, Scene, SRGBColorSpace, Vector3, WebGLRenderer, NeutralToneMapping, NoToneMapping } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { calm } from "../state/theme";

const fieldOfView = 40; // degrees
const keyStep = Math.PI / 24;
const mostPixelRatio = 2;

/** A canvas, a camera that goes round its subject, and frames only when something moved. */
export class Stage {
  readonly renderer: WebGLRenderer;
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(fieldOfView, 1, 0.01, 100);
  readonly controls: OrbitControls;
  onFrame: () => void = () => undefined;

  private readonly observer: ResizeObserver;
  private frame = 0;
  private home = { position: new Vector3(), target: new Vector3() };

  constructor(readonly canvas: HTMLCanvasElement, options: { toneMapped: boolean; antialias: boolean }) {
    this.renderer = new WebGLRenderer({ canvas, alpha: true, antialias: options.antialias, powerPreference: "high-performance" });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = options.toneMapped ? NeutralToneMapping : NoToneMapping;
    this.renderer.setClearColor(new Color(0), 0);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = !calm.matches;
    this.controls.autoRotateSpeed = 1.6;
    this.controls.zoomToCursor = true;
    this.controls.addEventListener("change", this.redraw);
    canvas.addEventListener("keydown", this.onKey);
    this.observer = new ResizeObserver(this.resize);
    this.observer.observe(canvas.parentElement ?? canvas);
    this.resize();
  }

  /** Puts the camera where a sphere of that size is wholly seen, a little from above and from the side. */
  frameSphere(centre: Vector3, radius: number): void {
    const narrow = Math.min(1, this.camera.aspect);
    const distance = (radius * 0.94) / (Math.sin((fieldOfView * Math.PI) / 360) * narrow);
    this.camera.near = distance / 500;
    this.camera.far = distance * 50;
    this.camera.updateProjectionMatrix();
    this.controls.minDistance = radius * 0.05;
    this.controls.maxDistance = distance * 8;
    this.home.target.copy(centre);
    this.home.position.set(0.55, 0.32, 1).normalize().multiplyScalar(distance).add(centre);
    this.reset();
  }

  reset = (): void => {
    this.controls.target.copy(this.home.target);
    this.camera.position.copy(this.home.position);
    this.controls.update();
    this.redraw();
  };

  set turning(on: boolean) {
    this.controls.autoRotate = on;
    this.redraw();
  }

  get turning(): boolean {
    return this.controls.autoRotate;
  }

  redraw = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  };

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.frame = -1; // no frame is asked for any more
    this.observer.disconnect();
    this.canvas.removeEventListener("keydown", this.onKey);
    this.controls.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss(); // a browser keeps only some sixteen contexts alive
  }

  private readonly draw = (): void => {
    this.frame = 0;
    const moved = this.controls.update();
    this.onFrame();
    this.renderer.render(this.scene, this.camera);
    if (this.controls.autoRotate || moved) this.redraw();
  };

  private readonly resize = (): void => {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement ?? this.canvas;
    if (width === 0 || height === 0) return;
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, mostPixelRatio));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.redraw();
  };

  /** Arrows go round, + and - nearer and farther, 0 back to the start. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const offset = this.camera.position.clone().sub(this.controls.target);
    const up = new Vector3(0, 1, 0);
    switch (event.key) {
      case "ArrowLeft": offset.applyAxisAngle(up, -keyStep); break;
      case "ArrowRight": offset.applyAxisAngle(up, keyStep); break;
      case "ArrowUp": tilt(offset, -keyStep); break;
      case "ArrowDown": tilt(offset, keyStep); break;
      case "+": case "=": offset.multiplyScalar(0.9); break;
      case "-": offset.multiplyScalar(1 / 0.9); break;
      case "0": this.reset(); event.preventDefault(); event.stopPropagation(); return;
      default: return;
    }

    event.preventDefault();
    event.stopPropagation();
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    this.redraw();
  };
}

function tilt(offset: Vector3, angle: number): void {
  const side = new Vector3(0, 1, 0).cross(offset).normalize();
  const tilted = offset.clone().applyAxisAngle(side, angle);
  const steepness = Math.abs(tilted.clone().normalize().y);
  if (steepness < 0.995) offset.copy(tilted);
}
