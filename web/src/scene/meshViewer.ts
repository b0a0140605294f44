import {
  BufferGeometry, Box3, DirectionalLight, Group, Material, Mesh, MeshStandardMaterial, Object3D, PMREMGenerator, PlaneGeometry, ShadowMaterial, VSMShadowMap,
  Sphere, Texture, Vector3, type WebGLRenderTarget,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { PLYLoader } from "three/addons/loaders/PLYLoader.js";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import { Stage } from "./stage";
import type { Viewer } from "./viewer";

/** Shows a GLB, or a PLY that is a mesh, lit by a neutral room, with its shadow on the ground. */
export async function showMesh(canvas: HTMLCanvasElement, file: ArrayBuffer, name: string): Promise<Viewer> {
  const model = name.toLowerCase().endsWith(".ply") ? plyModel(file) : (await new GLTFLoader().parseAsync(file, "")).scene;
  const box = new Box3().setFromObject(model);
  if (box.isEmpty()) throw new Error("The file holds no surface.");
  const stage = new Stage(canvas, { toneMapped: true, antialias: true });
  const environment = light(stage, box);
  for (const mesh of meshesOf(model)) {
    mesh.castShadow = true;
    mesh.receiveShadow = true;
  }

  stage.scene.add(model);
  const sphere = box.getBoundingSphere(new Sphere());
  stage.frameSphere(sphere.center, sphere.radius);
  const wires = materialsOf(model).filter(material => "wireframe" in material) as (Material & { wireframe: boolean })[];
  return {
    stage,
    facts: factsOf(model, box),
    hasWireframe: true,
    set wireframe(on: boolean) {
      for (const material of wires) material.wireframe = on;
      stage.redraw();
    },
    dispose() {
      release(model);
      environment.dispose();
      stage.dispose();
    },
  };
}

function plyModel(file: ArrayBuffer): Object3D {
  const geometry = new PLYLoader().parse(file);
  if (!geometry.index) throw new Error("The PLY file holds points without a surface; they are not shown here.");
  if (!geometry.hasAttribute("normal")) geometry.computeVertexNormals();
  const material = new MeshStandardMaterial({ vertexColors: geometry.hasAttribute("color"), roughness: 0.85 });
  return new Group().add(new Mesh(geometry, material));
}

function light(stage: Stage, box: Box3): WebGLRenderTarget {
  const generator = new PMREMGenerator(stage.renderer);
  const environment = generator.fromScene(new RoomEnvironment(), 0.03);
  generator.dispose();
  stage.scene.environment = environment.texture;
  stage.scene.environmentIntensity = 0.85;

  const size = box.getSize(new Vector3()).length();
  const centre = box.getCenter(new Vector3());
  const sun = new DirectionalLight(0xffffff, 1.6);
  sun.position.set(0.5, 1.4, 0.8).multiplyScalar(size).add(centre);
  sun.target.position.copy(centre);
  sun.castShadow = true;
  sun.shadow.mapSize.set(2048, 2048);
  sun.shadow.radius = 7;
  sun.shadow.blurSamples = 16;
  sun.shadow.normalBias = size * 0.002;
  Object.assign(sun.shadow.camera, { left: -size, right: size, top: size, bottom: -size, near: size * 0.1, far: size * 4 });
  stage.renderer.shadowMap.enabled = true;
  stage.renderer.shadowMap.type = VSMShadowMap; // soft and smooth at its rim
  const ground = new Mesh(new PlaneGeometry(size * 6, size * 6), new ShadowMaterial({ opacity: 0.22 }));
  ground.rotation.x = -Math.PI / 2;
  ground.position.set(centre.x, box.min.y - size * 0.001, centre.z);
  ground.receiveShadow = true;
  stage.scene.add(sun, sun.target, ground);
  return environment;
}

function factsOf(model: Object3D, box: Box3): [string, string][] {
  let triangles = 0;
  let vertices = 0;
  const textures = new Set<Texture>();
  for (const mesh of meshesOf(model)) {
    const geometry = mesh.geometry as BufferGeometry;
    vertices += geometry.getAttribute("position").count;
    triangles += (geometry.index?.count ?? geometry.getAttribute("position").count) / 3;
  }

  for (const material of materialsOf(model)) for (const texture of texturesOf(material)) textures.add(texture);
  const size = box.getSize(new Vector3());
  const metres = [size.x, size.y, size.z].map(side => side.toPrecision(3)).join(" × ");
  const facts: [string, string][] = [["Triangles", triangles.toLocaleString("en")], ["Vertices", vertices.toLocaleString("en")], ["Size", `${metres} m`]];
  if (textures.size > 0) {
    facts.push(["Textures", [...textures].map(({ image }) => { const { width, height } = image as { width: number; height: number }; return `${width} × ${height}`; }).join(", ")]);
  }

  return facts;
}

function meshesOf(model: Object3D): Mesh[] {
  const meshes: Mesh[] = [];
  model.traverse(node => { if (node instanceof Mesh) meshes.push(node); });
  return meshes;
}

const materialsOf = (model: Object3D): Material[] => [...new Set(meshesOf(model).flatMap(mesh => mesh.material))];

const texturesOf = (material: Material): Texture[] => Object.values(material).filter(value => value instanceof Texture && value.image) as Texture[];

function release(model: Object3D): void {
  for (const mesh of meshesOf(model)) mesh.geometry.dispose();
  for (const material of materialsOf(model)) {
    for (const texture of texturesOf(material)) texture.dispose();
    material.dispose();
  }
}
