using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>
/// Reads cameras.json: an object with "views", an array of six. Each view has "position" and "lookAt" (and "up"), or "matrix" (camera to world,
/// four rows of four, "axes" "opengl" or "opencv"); "fov" (vertical, degrees) or "orthographicScale" (the picture's height in metres); "near" and
/// "far"; "depth". A field that all views share may stand beside "views" instead. Anything else is a fault, so that a misspelt field is not ignored.
/// </summary>
public static class CamerasFile
{
    private static readonly string[] ViewFields = ["position", "lookAt", "up", "matrix", "axes", "fov", "orthographicScale", "near", "far", "depth"];
    private static readonly string[] DepthFields = ["measure", "near", "background", "metresPerStep"];

    /// <summary>The views, each with a depth coding or, where it does not say how depths are stored, null; null and every fault otherwise.</summary>
    public static CameraEntry[]? Read(ReadOnlyMemory<byte> file, List<CaptureFault> faults)
    {
        var before = faults.Count;
        if (file.Length > CaptureLimits.MaxCamerasBytes)
        {
            faults.Add(new(CaptureFaultKind.TooLarge, "cameras", $"has {file.Length / 1e6:0.0} MB; at most {CaptureLimits.MaxCamerasBytes / 1e6:0} MB are read."));
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var entries = ReadViews(document.RootElement, faults);
            return faults.Count == before ? entries : null;
        }
        catch (JsonException fault)
        {
            faults.Add(new(CaptureFaultKind.Content, "cameras", $"is no JSON: {fault.Message}"));
            return null;
        }
    }

    private static CameraEntry[] ReadViews(JsonElement root, List<CaptureFault> faults)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("views", out var views) || views.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new(CaptureFaultKind.Content, "cameras", "must be an object with an array \"views\"."));
            return [];
        }
        new JsonFields(root, default, "cameras", faults).Only([.. ViewFields, "views"]);
        if (views.GetArrayLength() != CaptureLimits.Views)
            faults.Add(new(CaptureFaultKind.Content, "cameras.views", $"has {views.GetArrayLength()} cameras; {CaptureLimits.Views} are wanted, in the order of the views."));
        return [.. views.EnumerateArray().Select((view, i) => ReadView(new JsonFields(view, root, $"cameras.views[{i}]", faults)))];
    }

    private static CameraEntry ReadView(JsonFields view)
    {
        if (!view.IsObject)
            return default;
        view.Only(ViewFields);
        var (fov, scale) = (view.Number("fov"), view.Number("orthographicScale"));
        if ((fov is null) == (scale is null))
            view.Fault("fov", "must be given, or \"orthographicScale\" instead, and not both.");
        if (fov is <= 0.1f or >= 170)
            view.Fault("fov", $"must be 0.1 to 170 degrees, is {fov}.");
        if (scale is <= 0)
            view.Fault("orthographicScale", $"must be more than 0 metres, is {scale}.");
        var (near, far) = (view.Number("near"), view.Number("far"));
        var depth = view.Has("depth") ? ReadDepth(view.Inside("depth")) : null;
        if (depth?.MetresPerStep is null)
            CheckRange(view, near, far);
        var camera = new Camera
        {
            View = ViewMatrix(view),
            Projection = scale is null ? Projection.Perspective : Projection.Orthographic,
            VerticalExtent = scale ?? float.DegreesToRadians(fov ?? 45),
        };
        return new CameraEntry(camera, near ?? 0, far ?? 0, depth);
    }

    private static void CheckRange(JsonFields view, float? near, float? far)
    {
        if (near is null)
            view.Fault("near", "is missing: the depth that a depth render's nearest value stands for.");
        if (far is null)
            view.Fault("far", "is missing: the depth that a depth render's farthest value stands for.");
        if (near is <= 0)
            view.Fault("near", $"must be more than 0 metres, is {near}.");
        if (near >= far)
            view.Fault("far", $"must be more than near ({near}), is {far}.");
    }

    private static DepthEntry ReadDepth(JsonFields depth)
    {
        if (!depth.IsObject)
            return new DepthEntry(DepthMeasure.Linear, false, null, null);
        depth.Only(DepthFields);
        var measure = depth.Word("measure", ["linear", "inverse", "ray"]) switch { "inverse" => DepthMeasure.Inverse, "ray" => DepthMeasure.Ray, _ => DepthMeasure.Linear };
        var step = depth.Number("metresPerStep");
        if (step is <= 0)
            depth.Fault("metresPerStep", $"must be more than 0, is {step}.");
        if (step is not null && measure == DepthMeasure.Inverse)
            depth.Fault("metresPerStep", "says metres, so the measure is linear or ray, not inverse.");
        bool? white = depth.Word("background", ["black", "white"]) switch { "white" => true, "black" => false, _ => null };
        return new DepthEntry(measure, depth.Word("near", ["dark", "bright"]) == "bright", white, step);
    }

    private static Matrix4x4 ViewMatrix(JsonFields view)
    {
        if (view.Has("matrix") == view.Has("position"))
        {
            view.Fault("position", "must be given, or \"matrix\" instead, and not both.");
            return Matrix4x4.Identity;
        }
        return view.Has("matrix") ? FromMatrix(view) : FromPosition(view);
    }

    private static Matrix4x4 FromPosition(JsonFields view)
    {
        var position = view.Vector("position");
        var target = view.Has("lookAt") ? view.Vector("lookAt") : Vector3.Zero;
        if (position is not { } eye || target is not { } to)
            return Matrix4x4.Identity;
        var along = to - eye;
        if (!(along.Length() > 1e-6f))
        {
            view.Fault("lookAt", "is the camera's own position: the direction that it looks along is unknown.");
            return Matrix4x4.Identity;
        }
        var overhead = MathF.Abs(along.Y) > 0.9999f * along.Length();
        var up = view.Has("up") ? view.Vector("up") ?? Vector3.UnitY : overhead ? -Vector3.UnitZ : Vector3.UnitY;
        if (Vector3.Cross(along, up).Length() > 1e-4f * along.Length() * up.Length())
            return Matrix4x4.CreateLookAt(eye, to, up);
        view.Fault("up", "lies along the direction that the camera looks in.");
        return Matrix4x4.Identity;
    }

    private static Matrix4x4 FromMatrix(JsonFields view)
    {
        if (view.Matrix("matrix") is not { } toWorld)
            return Matrix4x4.Identity;
        // OpenCV's camera looks along +Z with +Y down.
        if (view.Word("axes", ["opengl", "opencv"]) == "opencv")
            toWorld = Matrix4x4.CreateScale(1, -1, -1) * toWorld;
        Vector3 x = new(toWorld.M11, toWorld.M12, toWorld.M13), y = new(toWorld.M21, toWorld.M22, toWorld.M23), z = new(toWorld.M31, toWorld.M32, toWorld.M33);
        var skew = Vector3.Distance(Vector3.Cross(x, y), z) + MathF.Abs(Vector3.Dot(x, y)) + MathF.Abs(x.Length() - 1);
        if (skew < 0.01f && Matrix4x4.Invert(toWorld, out var matrix))
            return matrix;
        view.Fault("matrix", "is no rotation with a place: its first three columns must be three directions of length 1 at right angles.");
        return Matrix4x4.Identity;
    }
}
