using System.Numerics;
using GenAsset.Bench.Geometry;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Geometry.Simplifying;
using GenAsset.Media.Geometry.Splatting;

if (args is ["pictures", ..])
{
    Pictures.Draw(args.Length > 1 ? args[1] : "out", args.Length > 2 ? args[2] : "");
    return;
}

var only = args.Length > 0 ? args[0] : "";
var knot = Pictures.PaintedKnot(2000, 80);
var camera = Camera.Perspective(new Vector3(1, 1.5f, 3), Vector3.Zero).Framing(knot.Bounds.Center, knot.Bounds.Radius * 0.75f);
Report.Start(only);
var peers = Peers.Run(knot, camera, knot.Materials[0].BaseColorTexture!.Pixels!); // painted here
(string, double)? Peer(string key, string version) => peers.TryGetValue(key, out var times) ? (version, times.Median) : null;
var visibility = Rasterizer.Draw(knot, camera, 512, 512);
var shader = new MeshShader(knot);
var studio = Studio.For(camera);
Report.Measure("rasterize 320k triangles 512x512 visibility", 40, () => Rasterizer.Draw(knot, camera, 512, 512), knot.TriangleCount / 1e6, "Mtri/s", Peer("llvmpipe flat", "Mesa 22.3.6 llvmpipe, untextured"));
Report.Measure("rasterize 320k triangles 512x512 visibility, one thread", 20, () => Rasterizer.Draw(knot, camera, 512, 512, new RasterOptions { Threads = 1 }), knot.TriangleCount / 1e6, "Mtri/s");
Report.Measure("rasterize 320k triangles 512x512 depth", 40, () => Rasterizer.Draw(knot, camera, 512, 512).ToDepth().Dispose(), knot.TriangleCount / 1e6, "Mtri/s");
Report.Measure("rasterize 320k triangles 512x512 textured and lit", 40, () => shader.Shade(Rasterizer.Draw(knot, camera, 512, 512), studio), knot.TriangleCount / 1e6, "Mtri/s", Peer("llvmpipe lit", "Mesa 22.3.6 llvmpipe, trilinear, 3 vertex lights"));
Report.Measure("rasterize 320k triangles 512x512 2x2 textured and lit", 20, () => shader.Shade(Rasterizer.Draw(knot, camera, 512, 512, new RasterOptions { SamplesPerAxis = 2 }), studio), knot.TriangleCount / 1e6, "Mtri/s");
Report.Measure("simplify 320k to 50k triangles", 3, () => Simplify.To(knot, 50_000), knot.TriangleCount / 1e6, "Mtri/s", Peer("meshoptimizer", "meshoptimizer 0.18 (keeps vertices)"));
Report.Measure("inspect 320k triangles", 3, () => MeshChecks.Inspect(knot), knot.TriangleCount / 1e6, "Mtri/s");
var middling = Simplify.To(knot, 50_000).Mesh;
Report.Measure("unwrap 50k triangles on 1024x1024", 3, () => Atlas.Unwrap(middling), middling.TriangleCount / 1e6, "Mtri/s");
var cloud = MeshToSplats.Convert(knot);
Report.Measure("mesh of 320k triangles to 200k splats", 3, () => MeshToSplats.Convert(knot), cloud.Count / 1e6, "Msplat/s");
Report.Measure("draw 200k splats 512x512", 20, () => SplatRenderer.Draw(cloud, camera, 512, 512), cloud.Count / 1e6, "Msplat/s");
Report.Write("bench/results/geometry.csv");
