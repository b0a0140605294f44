using System.Text.RegularExpressions;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Formats.Usdz.Crate;
using GenAsset.Media.Formats.Zip;

namespace GenAsset.Media.Tests.Formats.Usdz;

/// <summary>What usdchecker's ARKit rules look at: storage, alignment, layer order, stage metadata, names, references, bindings.</summary>
internal static partial class UsdzStructure
{
    public static void Check(byte[] file)
    {
        var archive = ZipReader.Open(file);
        archive.Entries[0].Name.ShouldEndWith(".usdc");
        foreach (var entry in archive.Entries)
        {
            entry.IsStored.ShouldBeTrue(entry.Name);
            (entry.DataOffset % 64).ShouldBe(0, entry.Name);
            Path.GetExtension(entry.Name).ShouldBeOneOf(".usdc", ".png", ".jpg");
            entry.Name.ShouldAllBe(c => char.IsAscii(c) && c != ' ');
        }

        var layer = CrateReader.Read(archive.Read(archive.Entries[0]).Span);
        layer.UpAxis.ShouldBe("Y");
        layer.MetersPerUnit.ShouldBe(1);
        layer.Roots.ShouldContain(prim => prim.Name == layer.DefaultPrim);
        var referred = new HashSet<string>();
        foreach (var root in layer.Roots)
            Check(layer, root, archive, referred);
        referred.ShouldBe(archive.Entries.Skip(1).Select(entry => entry.Name), ignoreOrder: true);
    }

    private static void Check(UsdLayer layer, UsdPrim prim, ZipReader archive, HashSet<string> referred)
    {
        NamePattern().IsMatch(prim.Name).ShouldBeTrue(prim.Name);
        prim.Children.Select(child => child.Name).Distinct().Count().ShouldBe(prim.Children.Count);
        prim.TypeName.ShouldBeOneOf("Xform", "Scope", "Mesh", "GeomSubset", "Material", "Shader");
        if (prim.Property("material:binding") is not null)
            prim.ApiSchemas.ShouldContain("MaterialBindingAPI");
        foreach (var property in prim.Properties)
        {
            if (property.Value is UsdAsset asset)
            {
                archive.Find(asset.Path).ShouldNotBeNull(asset.Path);
                referred.Add(asset.Path);
            }

            foreach (var target in property.Targets)
            {
                var dot = target.LastIndexOf('.');
                var owner = layer.Find(dot < 0 ? target : target[..dot]);
                owner.ShouldNotBeNull(target);
                if (dot >= 0)
                    owner.Property(target[(dot + 1)..]).ShouldNotBeNull(target);
            }
        }

        foreach (var child in prim.Children)
            Check(layer, child, archive, referred);
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex NamePattern();
}
