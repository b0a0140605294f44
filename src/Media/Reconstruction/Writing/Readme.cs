namespace GenAsset.Media.Reconstruction.Writing;

/// <summary>README.txt: what the files are.</summary>
internal static class Readme
{
    public static string Of(ReconstructionResult result, ReconstructionLabel label)
    {
        var mean = result.Mean;
        return $"""
            A textured mesh from {result.Views.Count} views with depth, made by {label.Engine} as "{label.Model}" (rig: {label.Rig}).

            mesh.glb               the mesh with its texture inside, glTF 2.0: +Y up, metres of the depth pictures
            mesh.obj, mesh.mtl     the same; they refer to texture.png
            mesh.ply               the same without a texture, with texture coordinates
            texture.png            {result.Texture.Width} x {result.Texture.Height}, sRGB, light as in the views
            preview_textured_*     the mesh in a studio's light, from two sides
            preview_wireframe_*    its triangles
            quality.json           how near its pictures are to the views, cameras, times by stage

            {result.Mesh.VertexCount} vertices, {result.Mesh.TriangleCount} triangles. Against the views: PSNR {Math.Min(mean.Psnr, 100):F2} dB, SSIM {mean.Ssim:F4}
            (on the object alone {Math.Min(mean.ForegroundPsnr, 100):F2} dB, {mean.ForegroundSsim:F4}). No view saw {result.UnseenShare * 100:F1} % of the surface: its colour
            there is spread from around it, and its shape is as large as the silhouettes allow.

            """;
    }
}
