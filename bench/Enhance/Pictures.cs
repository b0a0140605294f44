using System.Diagnostics;
using GenAsset.Media.Enhancement;

namespace GenAsset.Bench.Enhance;

/// <summary>Enhanced photos to look at.</summary>
internal static class Pictures
{
    public static int Run(string from, string to, string[] recipes)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.GetFiles(from, "*.pnm").Order())
            foreach (var recipe in recipes.Length > 0 ? recipes.Select(name => EnhancementRecipes.Find(name)!) : EnhancementRecipes.All)
            {
                using var photo = Pnm.Read(path);
                var clock = Stopwatch.StartNew();
                var result = Enhancer.Run(photo, recipe);
                using var image = result.Image;
                Pnm.Write(Path.Combine(to, $"{Path.GetFileNameWithoutExtension(path)}-{recipe.Name}.pnm"), image);
                Console.WriteLine($"{Path.GetFileName(path)} {recipe.Name} {clock.ElapsedMilliseconds} ms: {string.Join("; ", result.Operations.Select(o => $"{o.Name} ({o.Detail})"))}");
            }
        return 0;
    }
}
