using System.Xml.Linq;
using GenAsset.Packaging.Help;

namespace GenAsset.Cmdlets.Tests;

/// <summary>Help and cmdlets fit together: every cmdlet, every parameter, the right sets, and nothing that is not there any more.</summary>
public sealed class HelpTests
{
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    private static readonly string Docs = Path.Combine(Repository.Root, "docs/en-US");
    private static readonly IReadOnlyList<CmdletShape> Cmdlets = CmdletShape.Read(typeof(NewGenAssetJobCommand).Assembly.Location, typeof(HelpTests).Assembly
        .GetCustomAttributes(false).OfType<System.Reflection.AssemblyMetadataAttribute>().Single(entry => entry.Key == "PowerShellReference").Value!); // the project file sets it

    [Fact]
    public void Every_cmdlet_has_a_page_that_tells_of_each_of_its_parameters_and_of_no_other() =>
        HelpFolder.Read(Docs, Cmdlets).Count.ShouldBe(typeof(NewGenAssetJobCommand).Assembly.GetTypes().Count(type => type.IsDefined(typeof(CmdletAttribute), false)));

    [Fact]
    public void A_page_that_does_not_fit_is_told_with_all_that_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("genasset-help-");
        foreach (var page in Directory.GetFiles(Docs, "*.md"))
            File.Copy(page, Path.Combine(folder.FullName, Path.GetFileName(page)));
        var job = Path.Combine(folder.FullName, "Get-GenAssetJob.md");
        File.WriteAllText(job, File.ReadAllText(job).Replace("### -Since", "### -Sincerely", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.FullName, "Stop-GenAssetJob.md"));
        File.WriteAllText(Path.Combine(folder.FullName, "Get-Nothing.md"), "# Get-Nothing\n");

        var fault = Should.Throw<FormatException>(() => HelpFolder.Read(folder.FullName, Cmdlets)).Message;

        fault.ShouldContain("Get-GenAssetJob.md: -Since is not told of.");
        fault.ShouldContain("Get-GenAssetJob.md: -Sincerely is no parameter.");
        fault.ShouldContain("Stop-GenAssetJob has no page");
        fault.ShouldContain("Get-Nothing.md is of a cmdlet that is not there.");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_built_help_has_each_parameter_set_as_the_cmdlet_has_it()
    {
        var help = XDocument.Load(Path.Combine(Repository.Root, "module/en-US/GenAsset.Cmdlets.dll-Help.xml"));
        foreach (var type in typeof(NewGenAssetJobCommand).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute), false)))
        {
            var cmdlet = type.GetCustomAttributes(false).OfType<CmdletAttribute>().Single();
            var told = help.Descendants(Command + "command").Single(command => command.Element(Command + "details")!.Element(Command + "name")!.Value == $"{cmdlet.VerbName}-{cmdlet.NounName}");
            var sets = told.Element(Command + "syntax")!.Elements(Command + "syntaxItem").Select(Names).ToList();
            var places = type.GetProperties().SelectMany(property => property.GetCustomAttributes(false).OfType<ParameterAttribute>().Select(place => (property.Name, place))).ToList();
            var named = places.Select(entry => entry.place.ParameterSetName).Where(set => set != ParameterAttribute.AllParameterSets).Append(cmdlet.DefaultParameterSetName).Distinct();
            if (places.Exists(entry => entry.place.ParameterSetName != ParameterAttribute.AllParameterSets))
                named = named.Where(set => set != ParameterAttribute.AllParameterSets);
            var expected = named.Select(set => string.Join(' ', places.Where(entry => entry.place.ParameterSetName == set || entry.place.ParameterSetName == ParameterAttribute.AllParameterSets).Select(entry => entry.Name).Order(StringComparer.Ordinal)));

            sets.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), told.Name.LocalName + " " + type.Name);
        }

        static string Names(XElement item) => string.Join(' ', item.Elements(Command + "parameter").Select(parameter => parameter.Element(Text + "name")!.Value).Where(name => name is not ("WhatIf" or "Confirm")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Topics_are_plain_text_within_eighty_columns()
    {
        var topics = Directory.GetFiles(Path.Combine(Repository.Root, "module/en-US"), "about_*.help.txt");

        topics.Length.ShouldBe(Directory.GetFiles(Docs, "about_*.md").Length);
        foreach (var line in topics.SelectMany(File.ReadLines))
            (line.Length <= 80 || line.StartsWith("        ")).ShouldBeTrue(line); // code stays as it is
        File.ReadAllText(topics.Single(topic => topic.EndsWith("about_GenAsset_Jobs.help.txt"))).ShouldStartWith("TOPIC\n    about_GenAsset_Jobs\n\nSHORT DESCRIPTION\n\n    What a job is");
    }

    [Fact]
    public void Related_links_lead_to_pages()
    {
        foreach (var page in Directory.GetFiles(Docs, "*-*.md"))
        {
            foreach (var link in HelpPage.Read(page).Links)
                File.Exists(Path.Combine(Docs, HelpPage.Plain(link) + ".md")).ShouldBeTrue($"{page}: {link}");
        }
    }
}
