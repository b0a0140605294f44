using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Saving;

/// <summary>How saved files are called: a path below the folder with words in braces. Whatever the words become, the path stays inside and is safe on every platform.</summary>
public sealed partial class NameTemplate
{
    /// <summary>The usual names.</summary>
    public const string Usual = "{index}-{words}/{name}";

    private const int MaxPart = 80; // letters of what somebody called his item
    private const string Forbidden = "<>:\"|?*\\";

    private readonly string _text;

    private NameTemplate(string text) => _text = text;

    /// <summary>The words that may stand in braces.</summary>
    public static IReadOnlyList<string> Words { get; } = ["index", "words", "customId", "kind", "engine", "seed", "job", "jobName", "name", "stem", "ext"];

    /// <summary>Whether no two assets of a job can have one path.</summary>
    public bool IsUnique => _text.Contains("{index", StringComparison.OrdinalIgnoreCase) && _text.Contains("{name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether no two jobs can have one path where no two assets of a job can.</summary>
    public bool TellsJobs => _text.Contains("{job}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a template; what is wrong with it is an error that names the words that there are.</summary>
    public static Outcome<NameTemplate> Parse(string text)
    {
        if (Word().Replace(text, "").IndexOfAny(['{', '}']) >= 0)
            return Fault(text, "has a brace that belongs to no word");
        foreach (Match word in Word().Matches(text))
        {
            if (!Words.Contains(word.Groups["name"].Value, StringComparer.OrdinalIgnoreCase))
                return Fault(text, $"has {word.Value}, which is not known");
            if (word.Groups["digits"].Success && !word.Groups["name"].Value.Equals("index", StringComparison.OrdinalIgnoreCase))
                return Fault(text, $"has digits after {word.Groups["name"].Value}: only an index has them");
        }

        var literal = Word().Replace(text, "x");
        if (literal.Split('/').Any(part => part is "" or "." or "..") || literal.Any(letter => char.IsControl(letter) || Forbidden.Contains(letter)))
            return Fault(text, "is no relative path with \"/\" between folders");
        return text.Contains("{name}", StringComparison.OrdinalIgnoreCase) || text.Contains("{ext}", StringComparison.OrdinalIgnoreCase)
            ? new NameTemplate(text)
            : Fault(text, "has neither {name} nor {ext}, so that a file would lose its ending");
    }

    /// <summary>Where an asset goes, below the folder; its name is a good one, or one of <see cref="SavedNames"/>.</summary>
    public string PathOf(JobState job, ItemState item, AssetInfo asset)
    {
        var path = Word().Replace(_text, word => ValueOf(word.Groups["name"].Value.ToLowerInvariant(), word.Groups["digits"].Value, job, item, asset));
        return Path.Combine([.. path.Split('/').Select(part => SavedNames.Part(part) is { Length: > 0 } safe ? safe : "_")]);
    }

    private static string ValueOf(string word, string digits, JobState job, ItemState item, AssetInfo asset) => word switch
    {
        "index" => item.Index.ToString(digits.Length > 0 ? "D" + digits : "D4", CultureInfo.InvariantCulture),
        "words" => ResultFolder.Slug(ResultFolder.LabelOf(item.Spec)),
        "customid" => Plain(item.Spec.CustomId ?? item.Index.ToString("D4", CultureInfo.InvariantCulture)),
        "kind" => item.Spec.Kind.Word(),
        "engine" => Plain(item.Engine ?? "engine"),
        "seed" => (item.Seed ?? item.Spec.Seed)?.ToString(CultureInfo.InvariantCulture) ?? "seed",
        "job" => job.Id,
        "jobname" => ResultFolder.Slug(job.Name),
        "name" => asset.Name,
        "stem" => Path.GetFileNameWithoutExtension(asset.Name),
        _ => Path.GetExtension(asset.Name).TrimStart('.'),
    };

    // One part of a path: what somebody called his item opens no folder.
    private static string Plain(string value)
    {
        var plain = new StringBuilder(Math.Min(value.Length, MaxPart));
        foreach (var letter in value.Length > MaxPart ? value[..MaxPart] : value)
            plain.Append(char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter) || letter is '-' or '_' or '.' ? letter : '-');
        return plain.ToString().Trim('.') is { Length: > 0 } some ? some : "item";
    }

    private static GenAssetError Fault(string text, string what) => GenAssetError.Of(
        ErrorCatalog.ValidationFailed, $"The name template \"{Validation.Excerpt.Of(text)}\" {what}.",
        suggestion: $"The usual one is {Usual}; there are {string.Join(" ", Words.Select(word => "{" + word + "}"))}, and {{index:6}} for six digits.");

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(:(?<digits>[1-9]))?\}")]
    private static partial Regex Word();
}
