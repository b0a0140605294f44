// Opens a 3D file with an independent reader and prints what it saw as JSON.
// node inspect.mjs validate|glb|obj|ply|usdz|tinyusdz FILE [MTL]
import { readFileSync } from 'node:fs';
import { resolveObjectURL } from 'node:buffer';
import * as THREE from 'three';

const [kind, path, extra] = process.argv.slice(2);
const bytes = readFileSync(path);
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

// three.js decodes images through the page; here an image is good when its bytes arrive and are PNG or JPEG.
const images = [];
function pretendToBeAPage() {
  globalThis.self = globalThis;
  globalThis.document = { createElementNS: () => new FakeImage(), createElement: () => new FakeImage() };
}
class FakeImage {
  #listeners = {};
  addEventListener(name, listener) { this.#listeners[name] = listener; }
  removeEventListener(name) { delete this.#listeners[name]; }
  set src(url) {
    const blob = resolveObjectURL(url);
    blob.arrayBuffer().then(data => {
      const head = Buffer.from(data).subarray(0, 4).toString('hex');
      images.push({ type: blob.type, bytes: data.byteLength, good: head === '89504e47' || head.startsWith('ffd8ff') });
      this.#listeners.load?.call(this);
    });
  }
}

function describe(root) {
  root.updateMatrixWorld(true);
  const result = { meshes: 0, points: 0, vertices: 0, triangles: 0, attributes: new Set(), materials: [] };
  const seen = new Set(), positions = new Set();
  root.traverse(object => {
    if (!object.isMesh && !object.isPoints) return;
    object.isMesh ? result.meshes++ : result.points++;
    const geometry = object.geometry;
    if (!positions.has(geometry.attributes.position)) result.vertices += geometry.attributes.position.count;
    positions.add(geometry.attributes.position);
    if (object.isMesh) result.triangles += (geometry.index ?? geometry.attributes.position).count / 3;
    Object.keys(geometry.attributes).forEach(name => result.attributes.add(name));
    for (const material of [object.material].flat()) {
      if (!material || seen.has(material)) continue;
      seen.add(material);
      result.materials.push({
        name: material.name, color: material.color?.toArray(), metalness: material.metalness, roughness: material.roughness,
        map: !!material.map, normalMap: !!material.normalMap, roughnessMap: !!material.roughnessMap, vertexColors: material.vertexColors,
        emissive: material.emissive?.toArray(), opacity: material.opacity, side: material.side,
      });
    }
  });
  const box = new THREE.Box3().setFromObject(root);
  return { ...result, attributes: [...result.attributes], min: box.min.toArray(), max: box.max.toArray(), images };
}

async function settle() { for (let i = 0; i < 20; i++) await new Promise(done => setTimeout(done, 5)); }

async function inspect() {
  if (kind !== 'validate') pretendToBeAPage();
  switch (kind) {
    case 'validate': {
      const validator = (await import('gltf-validator')).default;
      const report = await validator.validateBytes(new Uint8Array(buffer), { maxIssues: 100 });
      return { errors: report.issues.numErrors, warnings: report.issues.numWarnings, messages: report.issues.messages };
    }
    case 'glb': {
      const { GLTFLoader } = await import('three/addons/loaders/GLTFLoader.js');
      const gltf = await new GLTFLoader().parseAsync(buffer, '');
      return describe(gltf.scene);
    }
    case 'obj': {
      const { OBJLoader } = await import('three/addons/loaders/OBJLoader.js');
      const { MTLLoader } = await import('three/addons/loaders/MTLLoader.js');
      const loader = new OBJLoader();
      if (extra) {
        const materials = new MTLLoader().parse(readFileSync(extra, 'utf8'), '');
        loader.setMaterials(materials);
      }
      return describe(loader.parse(bytes.toString('utf8')));
    }
    case 'ply': {
      const { PLYLoader } = await import('three/addons/loaders/PLYLoader.js');
      return describe(new THREE.Mesh(new PLYLoader().parse(buffer)));
    }
    case 'usdz': {
      const { USDLoader } = await import('three/addons/loaders/USDLoader.js');
      const root = new USDLoader().parse(buffer);
      await settle();
      return describe(root);
    }
    case 'tinyusdz': {
      // A reader in C++ (WebAssembly), built for pages only: it looks at these two before it starts.
      process.type = 'renderer';
      globalThis.window = globalThis;
      const { default: start } = await import('tinyusdz/tinyusdz.js');
      const wasmBinary = readFileSync(new URL('./node_modules/tinyusdz/tinyusdz.wasm', import.meta.url));
      const { TinyUSDZLoaderNative } = await start({ wasmBinary });
      const loader = new TinyUSDZLoaderNative();
      const read = loader.loadFromBinary(new Uint8Array(buffer), 'asset.usdz');
      const mesh = read ? loader.getMesh(0) : {}, material = read ? loader.getMaterial(0) : {};
      return {
        read, error: loader.error(), meshes: read ? loader.numMeshes() : 0,
        points: mesh.points?.length / 3, corners: mesh.faceVertexIndices?.length, normals: mesh.normals?.length / 3, uvs: mesh.texcoords?.length / 2,
        metallic: material.metallic, roughness: material.roughness, colorTexture: material.diffuseColorTextureId, normalTexture: material.normalTextureId,
      };
    }
    default:
      throw new Error(`no such kind of file: ${kind}`);
  }
}

process.stdout.write(JSON.stringify(await inspect()));
