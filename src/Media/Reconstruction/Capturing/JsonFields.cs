using System.Numerics;
using System.Text.Json;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>The fields of one JSON object, or of the object around it where they are missing; every fault is noted with its place.</summary>
internal readonly struct JsonFields(JsonElement self, JsonElement around, string path, List<CaptureFault> faults)
{
    public bool IsObject
    {
        get
        {
            if (self.ValueKind == JsonValueKind.Object)
                return true;
            faults.Add(new(CaptureFaultKind.Content, path, "must be an object."));
            return false;
        }
    }

    public void Fault(string field, string message) => faults.Add(new(CaptureFaultKind.Content, $"{path}.{field}", message));

    public bool Has(string field) => Find(field) is not null;

    public JsonFields Inside(string field) => new(Find(field) ?? default, default, $"{path}.{field}", faults);

    /// <summary>Notes every field with another name.</summary>
    public void Only(string[] known)
    {
        foreach (var field in self.EnumerateObject())
        {
            if (!known.Contains(field.Name))
                Fault(field.Name.Length > 40 ? field.Name[..40] + "…" : field.Name, $"is not known here; there are {string.Join(", ", known)}.");
        }
    }

    public float? Number(string field)
    {
        if (Find(field) is not { } value)
            return null;
        if (Finite(value) is { } number)
            return number;
        Fault(field, "must be a finite number.");
        return null;
    }

    public string? Word(string field, string[] known)
    {
        if (Find(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && known.Contains(value.GetString()))
            return value.GetString();
        Fault(field, $"must be one of {string.Join(", ", known)}.");
        return null;
    }

    public Vector3? Vector(string field) =>
        Numbers(field, Find(field), 3) is { } n ? new Vector3(n[0], n[1], n[2]) : null;

    /// <summary>Four rows of four, or sixteen numbers row by row, for column vectors; returned for row vectors.</summary>
    public Matrix4x4? Matrix(string field)
    {
        if (Find(field) is { ValueKind: JsonValueKind.Array } rows && rows.GetArrayLength() == 4)
        {
            var all = new float[16];
            for (var i = 0; i < 4; i++)
            {
                if (Numbers($"{field}[{i}]", rows[i], 4) is not { } row)
                    return null;
                row.CopyTo(all, i * 4);
            }
            return Transposed(all);
        }
        return Numbers(field, Find(field), 16) is { } flat ? Transposed(flat) : null;
    }

    private static Matrix4x4 Transposed(float[] n) => new(
        n[0], n[4], n[8], n[12], n[1], n[5], n[9], n[13], n[2], n[6], n[10], n[14], n[3], n[7], n[11], n[15]);

    private float[]? Numbers(string field, JsonElement? value, int count)
    {
        if (value is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == count)
        {
            var numbers = array.EnumerateArray().Select(Finite).ToArray();
            if (numbers.All(n => n is not null))
                return [.. numbers.Select(n => n ?? 0)];
        }
        Fault(field, $"must be an array of {count} finite numbers.");
        return null;
    }

    private static float? Finite(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && MathF.Abs(number) < 1e9f ? number : null;

    private JsonElement? Find(string field)
    {
        if (self.ValueKind == JsonValueKind.Object && self.TryGetProperty(field, out var own))
            return own;
        return around.ValueKind == JsonValueKind.Object && around.TryGetProperty(field, out var shared) ? shared : null;
    }
}
