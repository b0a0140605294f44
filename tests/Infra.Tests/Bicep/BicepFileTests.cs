namespace GenAsset.Infra.Tests.Bicep;

/// <summary>The reader itself: a test of text is worth what its reading is.</summary>
public sealed class BicepFileTests
{
    [Fact]
    public void Tells_comments_and_strings_from_code()
    {
        var file = BicepFile.Of("// module no\nvar a = 'it\\'s ${b} // no comment' /* param no */\nvar b = '''\nresource no {\n'''\noutput c string = a\n");

        file.Declarations.Select(declaration => (declaration.Kind, declaration.Name)).ShouldBe([("var", "a"), ("var", "b"), ("output", "c")]);
        file.Text.ShouldContain("// no comment");
        file.Text.ShouldNotContain("module");
        file.Blank.ShouldNotContain("comment");
    }

    [Fact]
    public void Finds_what_is_used_also_in_a_string()
    {
        var file = BicepFile.Of("param used string\nparam unused string\nvar a = 'x${used}y'\nvar o = { unused: 1, b: a.unused }\n");

        file.Declarations.Where(declaration => !file.Uses(declaration)).Select(declaration => declaration.Name).ShouldBe(["unused", "o"]);
    }

    [Fact]
    public void Reads_the_properties_of_an_object_and_not_those_within_it()
    {
        var module = BicepFile.Of("module m 'm.bicep' = {\n  params: {\n    a: { inner: 1 }\n    b: [for x in y: { z: x }]\n    c: d ? 'e' : f(g)\n  }\n  dependsOn: [n]\n}\n").Declarations.ShouldHaveSingleItem();

        BicepFile.Properties(module, module.Blank.IndexOf("params:", StringComparison.Ordinal)).ShouldBe([("a", "{ inner: 1 }"), ("b", "[for x in y: { z: x }]"), ("c", "d ? 'e' : f(g)")]);
        BicepFile.Properties(module, 0).Select(property => property.Name).ShouldBe(["params", "dependsOn"]);
    }
}
