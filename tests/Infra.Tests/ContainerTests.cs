using System.Text.RegularExpressions;

namespace GenAsset.Infra.Tests;

/// <summary>The Dockerfile: what it copies is there and let through, and what comes of it is pinned, not root, and can be asked how it is.</summary>
public sealed partial class ContainerTests
{
    private static readonly string Text = Repository.Read("Dockerfile");

    [Fact]
    public void Everything_that_is_copied_from_here_is_there_and_let_through()
    {
        var allowed = Repository.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();
        foreach (Match copy in Copy().Matches(Text))
        {
            foreach (var source in copy.Groups[1].Value.Split(' '))
            {
                Path.Exists(Path.Combine(Repository.Root, source)).ShouldBeTrue(source);
                allowed.ShouldContain(source.Split('/')[0]);
            }
        }
    }

    [Fact]
    public void Every_image_that_it_begins_with_is_of_one_version()
    {
        foreach (Match argument in Version().Matches(Text))
            Regex.IsMatch(argument.Groups[1].Value, @"^\d+\.\d+\.\d+-").ShouldBeTrue(argument.Value);
        var stages = From().Matches(Text).Select(from => from.Groups[2].Value).ToHashSet();
        foreach (Match from in From().Matches(Text))
            (from.Groups[1].Value.Contains(":${", StringComparison.Ordinal) || stages.Contains(from.Groups[1].Value)).ShouldBeTrue(from.Value);
    }

    [Theory]
    [InlineData("host", "health\"]")]
    [InlineData("worker", "\"health\", \"--pulse\"")]
    public void What_it_makes_is_not_root_and_can_be_asked_how_it_is(string stage, string check)
    {
        var text = Text[Text.IndexOf($"FROM base AS {stage}", StringComparison.Ordinal)..];
        text = text[..(text.IndexOf("\nFROM ", StringComparison.Ordinal) is var end && end < 0 ? text.Length : end)];

        text.ShouldContain("HEALTHCHECK");
        text.ShouldContain(check);
        text.ShouldNotContain("USER");
        Regex.Match(Text[Text.IndexOf("AS base", StringComparison.Ordinal)..], @"USER (\w+)").Groups[1].Value.ShouldBe("1654"); // by number, so that a cluster that wants no root can see it
    }

    [GeneratedRegex(@"^COPY (?!--)(.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^ARG \w+=(.+)$", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex(@"^FROM (\S+) AS (\w+)$", RegexOptions.Multiline)]
    private static partial Regex From();
}
