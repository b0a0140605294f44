using System.Numerics;
using System.Text;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>Writes a mesh as usda: the text form of the layer inside USDZ, for people to read. Images are files of their own.</summary>
public static class UsdaWriter
{
    /// <summary>The text and its images, which lie in a folder <paramref name="name"/>_textures beside it.</summary>
    public static UsdaFiles WriteFiles(Mesh mesh, string name = "model")
    {
        mesh.Validate();
        var (layer, images) = MeshToUsd.Convert(mesh, $"{UsdMaterialWriter.Identifier(name, "model")}_textures");
        return new(Encoding.UTF8.GetBytes(Write(layer)), images);
    }

    /// <summary>The whole text alone; images are named in it as <see cref="UsdzWriter"/> names them.</summary>
    public static string Write(Mesh mesh)
    {
        mesh.Validate();
        return Write(MeshToUsd.Convert(mesh).Layer);
    }

    internal static string Write(UsdLayer layer)
    {
        var text = new StringBuilder("#usda 1.0\n(\n");
        if (layer.DefaultPrim is { } name)
            text.Append($"    defaultPrim = {Quoted(name)}\n");
        text.Append($"    metersPerUnit = {layer.MetersPerUnit}\n    upAxis = {Quoted(layer.UpAxis)}\n)\n");
        foreach (var prim in layer.Roots)
            WritePrim(text, prim, "");
        return text.ToString();
    }

    private static void WritePrim(StringBuilder text, UsdPrim prim, string indent)
    {
        text.Append($"\n{indent}{(prim.IsDefined ? "def" : "over")} {prim.TypeName}{(prim.TypeName.Length > 0 ? " " : "")}{Quoted(prim.Name)}");
        if (prim.ApiSchemas.Count > 0 || prim.Kind is not null)
        {
            text.Append(" (\n");
            if (prim.ApiSchemas.Count > 0)
                text.Append($"{indent}    prepend apiSchemas = [{string.Join(", ", prim.ApiSchemas.Select(Quoted))}]\n");
            if (prim.Kind is { } kind)
                text.Append($"{indent}    kind = {Quoted(kind)}\n");
            text.Append($"{indent})");
        }

        text.Append($"\n{indent}{{\n");
        foreach (var property in prim.Properties)
            WriteProperty(text, property, indent + "    ");
        foreach (var child in prim.Children)
            WritePrim(text, child, indent + "    ");
        text.Append($"{indent}}}\n");
    }

    private static void WriteProperty(StringBuilder text, UsdProperty property, string indent)
    {
        var targets = property.Targets.Count == 1 ? $"<{property.Targets[0]}>" : $"[{string.Join(", ", property.Targets.Select(t => $"<{t}>"))}]";
        if (property.IsRelationship)
        {
            text.Append($"{indent}rel {property.Name} = {targets}\n");
            return;
        }

        var declaration = $"{indent}{(property.IsUniform ? "uniform " : "")}{property.TypeName} {property.Name}";
        if (property.Value is not null || property.Targets.Count == 0)
        {
            text.Append(declaration);
            if (property.Value is { } value)
                WriteValue(text.Append(" = "), value);
            if (property.Interpolation is { } interpolation)
                text.Append($" (\n{indent}    interpolation = {Quoted(interpolation)}\n{indent})");
            text.Append('\n');
        }

        if (property.Targets.Count > 0)
            text.Append($"{declaration}.connect = {targets}\n");
    }

    private static void WriteValue(StringBuilder text, object value)
    {
        switch (value)
        {
            case bool b:
                text.Append(b ? "1" : "0");
                break;
            case int or float or double:
                text.Append(Number(Convert.ToDouble(value), value));
                break;
            case string s:
                text.Append(Quoted(s));
                break;
            case UsdToken token:
                text.Append(Quoted(token.Text));
                break;
            case UsdAsset asset:
                text.Append('@').Append(asset.Path).Append('@');
                break;
            case Vector2 v:
                text.Append($"({v.X}, {v.Y})");
                break;
            case Vector3 v:
                text.Append($"({v.X}, {v.Y}, {v.Z})");
                break;
            case Vector4 v:
                text.Append($"({v.X}, {v.Y}, {v.Z}, {v.W})");
                break;
            case Array list:
                text.Append('[');
                var first = true;
                foreach (var item in list)
                {
                    if (!first)
                        text.Append(", ");
                    first = false;
                    WriteValue(text, item);
                }

                text.Append(']');
                break;
            default:
                throw new InvalidOperationException($"No usda text stands for {value.GetType().Name}.");
        }
    }

    private static string Number(double number, object value) => double.IsFinite(number) ? value.ToString()! : double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf"; // a number has a text

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
