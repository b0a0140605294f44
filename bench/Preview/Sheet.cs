using System.Reflection;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Bench.Preview;

/// <summary>Contact sheets of nouns, for the eyes of whoever writes them.</summary>
internal static class Sheet
{
    private const int Columns = 5;

    /// <summary>Draws the named nouns, or those of tables of that name, or all, as often as there are seeds, and prints which is where.</summary>
    public static void Draw(string file, string[] names, int size = 320, int samples = 4, int seeds = 1)
    {
        var cells = Find(names).SelectMany(noun => Enumerable.Range(0, seeds).Select(seed => (Noun: noun, Seed: seed))).ToArray();
        var rows = (cells.Length + Columns - 1) / Columns;
        using var sheet = new ImageBuffer(Columns * size, Math.Max(rows, 1) * size, 3);
        sheet.Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            var (noun, seed) = cells[i];
            var solid = noun.Make(new Look(new Dice((ulong)seed).Fork(noun.Name)));
            using var picture = SceneRenderer.Draw(new Scene(solid, Setting.Studio) { Seed = (ulong)seed }, size, size, samples);
            for (var y = 0; y < size; y++)
                picture.Row(y).CopyTo(sheet.Row((i / Columns * size) + y)[(i % Columns * size * 3)..]);
            Console.WriteLine($"row {i / Columns + 1} column {i % Columns + 1}: {noun.Name} (seed {seed}), {solid.Bounds.Size.X:0.##} x {solid.Bounds.Size.Y:0.##} x {solid.Bounds.Size.Z:0.##} m");
        }
        using var stream = File.Create(file);
        PngEncoder.Encode(sheet, stream);
    }

    /// <summary>The nouns of those names or tables; all for no names.</summary>
    public static Noun[] Find(string[] names) =>
        [.. Nouns().Where(n => names.Length == 0 || names.Contains(n.Table, StringComparer.OrdinalIgnoreCase) || names.Contains(n.Noun.Name)).Select(n => n.Noun)];

    // Every static list of nouns of the preview's tables.
    private static IEnumerable<(string Table, Noun Noun)> Nouns() =>
        typeof(Noun).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("GenAsset.Media.Preview.Nouns", StringComparison.Ordinal) == true)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.Name == "All" && typeof(IEnumerable<Noun>).IsAssignableFrom(property.PropertyType) && type.Name != "NounTable")
                .SelectMany(property => ((IEnumerable<Noun>)property.GetValue(null)!).Select(noun => (type.Name, noun))));
}
