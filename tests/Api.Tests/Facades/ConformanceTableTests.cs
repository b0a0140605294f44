using System.Text.RegularExpressions;

namespace GenAsset.Api.Tests.Facades;

/// <summary>The table of docs/03-http.md that says which test proves what: it names no test that is not there.</summary>
public sealed class ConformanceTableTests
{
    [Fact]
    public void Every_row_names_tests_that_there_are()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "03-http.md"));
        var table = text[text.IndexOf("### Conformance", StringComparison.Ordinal)..];
        var rows = Regex.Matches(table, "^\\| (?!what \\||---).*\\|$", RegexOptions.Multiline);

        rows.Count.ShouldBeGreaterThan(100);
        foreach (Match row in rows)
        {
            var tests = Regex.Matches(row.Value, "\\[(\\w+)\\.(\\w+)\\]\\(\\.\\./(tests/[\\w./]+\\.cs)\\)");
            tests.Count.ShouldBeGreaterThan(0, row.Value);
            foreach (Match test in tests)
            {
                var file = Path.Combine(Repository.Root, test.Groups[3].Value);
                Path.GetFileNameWithoutExtension(file).ShouldBe(test.Groups[1].Value, row.Value);
                File.Exists(file).ShouldBeTrue(row.Value);
                Regex.IsMatch(File.ReadAllText(file), $"public (async Task|void) {test.Groups[2].Value}\\(").ShouldBeTrue(row.Value);
            }
        }
    }
}
