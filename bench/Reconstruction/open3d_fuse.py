# Integrates frames with Open3D and extracts the surface; prints the median milliseconds of both and writes the mesh.
import statistics, sys, time
import numpy as np
import open3d as o3d

folder, size, voxel, runs = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
raw = np.fromfile(folder + "/frames.bin", dtype=np.uint8)
step = 17 * 4 + size * size * 7
frames = []
for start in range(0, len(raw), step):
    head = raw[start:start + 68].view(np.float32)
    color = raw[start + 68:start + 68 + size * size * 3].reshape(size, size, 3)
    depth = raw[start + 68 + size * size * 3:start + step].view(np.float32).reshape(size, size)
    rgbd = o3d.geometry.RGBDImage.create_from_color_and_depth(
        o3d.geometry.Image(np.ascontiguousarray(color)), o3d.geometry.Image(np.ascontiguousarray(depth)),
        depth_scale=1.0, depth_trunc=1000.0, convert_rgb_to_intensity=False)
    # Open3D puts pixel centres at whole numbers.
    camera = o3d.camera.PinholeCameraIntrinsic(size, size, head[0], head[0], size / 2 - 0.5, size / 2 - 0.5)
    frames.append((rgbd, camera, head[1:].reshape(4, 4).astype(np.float64)))

integrate, extract = [], []
for run in range(runs + (1 if runs > 1 else 0)):
    begin = time.perf_counter()
    volume = o3d.pipelines.integration.ScalableTSDFVolume(
        voxel_length=voxel, sdf_trunc=4 * voxel, color_type=o3d.pipelines.integration.TSDFVolumeColorType.RGB8)
    for rgbd, camera, pose in frames:
        volume.integrate(rgbd, camera, pose)
    middle = time.perf_counter()
    mesh = volume.extract_triangle_mesh()
    end = time.perf_counter()
    if run > 0 or runs == 1:
        integrate.append((middle - begin) * 1000)
        extract.append((end - middle) * 1000)

with open(folder + "/mesh.bin", "wb") as file:
    vertices = np.asarray(mesh.vertices, dtype=np.float32)
    triangles = np.asarray(mesh.triangles, dtype=np.int32)
    np.array([len(vertices), len(triangles)], dtype=np.int32).tofile(file)
    vertices.tofile(file)
    np.asarray(mesh.vertex_colors, dtype=np.float32).tofile(file)
    triangles.tofile(file)
print(f"{statistics.median(integrate):.2f},{statistics.median(extract):.2f}")
