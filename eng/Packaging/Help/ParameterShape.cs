using System.Reflection;

namespace GenAsset.Packaging.Help;

/// <summary>A parameter's place in one parameter set.</summary>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its place where its name is left out; none where it must be named.</param>
/// <param name="ByValue">Whether it takes objects of the pipeline.</param>
/// <param name="ByName">Whether it takes a property of its name of objects of the pipeline.</param>
internal sealed record ParameterPlace(bool IsMandatory, int? Position, bool ByValue, bool ByName)
{
    /// <summary>The place in words, as help has it.</summary>
    public string Pipeline => (ByValue, ByName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type's name, as a shell shows it.</param>
/// <param name="Values">Its values, where they are few.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="TakesWildcards">Whether wildcards are understood.</param>
/// <param name="In">Its place, by parameter set.</param>
/// <param name="Words">What the code says of it.</param>
internal sealed record ParameterShape(
    string Name, string Type, IReadOnlyList<string> Values, IReadOnlyList<string> Aliases, bool TakesWildcards, IReadOnlyDictionary<string, ParameterPlace> In, string Words = "")
{
    private const string AllSets = "__AllParameterSets";

    /// <summary>The two that PowerShell adds where a cmdlet can be asked first.</summary>
    public static IEnumerable<ParameterShape> OfShouldProcess { get; } =
    [
        Common("WhatIf", "wi"),
        Common("Confirm", "cf"),
    ];

    /// <summary>Whether PowerShell adds it.</summary>
    public bool IsCommon => Name is "WhatIf" or "Confirm";

    /// <summary>Whether it stands alone.</summary>
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>The parameter of a property, or null where it is none.</summary>
    public static ParameterShape? Of(PropertyInfo property, IReadOnlyDictionary<string, string> words)
    {
        var places = CmdletShape.Find(property.CustomAttributes, "ParameterAttribute").ToDictionary(
            attribute => (string?)CmdletShape.Named(attribute, "ParameterSetName") ?? AllSets,
            attribute => new ParameterPlace(
                CmdletShape.Named(attribute, "Mandatory") is true, CmdletShape.Named(attribute, "Position") as int?,
                CmdletShape.Named(attribute, "ValueFromPipeline") is true, CmdletShape.Named(attribute, "ValueFromPipelineByPropertyName") is true));
        if (places.Count == 0)
            return null;
        var aliases = CmdletShape.Find(property.CustomAttributes, "AliasAttribute").SelectMany(alias => (IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(name => (string)name.Value!); // an alias has names
        var element = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType; // an array has one
        return new ParameterShape(
            property.Name, NameOf(property.PropertyType), element.IsEnum ? element.GetEnumNames() : [], [.. aliases], CmdletShape.Find(property.CustomAttributes, "SupportsWildcardsAttribute").Any(), places,
            words.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}") ?? ""); // a property is declared somewhere
    }

    /// <summary>A type's name as a shell shows it.</summary>
    public static string NameOf(Type type) =>
        type.IsArray ? NameOf(type.GetElementType()!) + "[]" // an array has one
        : Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "[" + string.Join(",", type.GetGenericArguments().Select(NameOf)) + "]"
        : type.Name;

    private static ParameterShape Common(string name, string alias) =>
        new(name, "SwitchParameter", [], [alias], false, new Dictionary<string, ParameterPlace> { [AllSets] = new(false, null, false, false) });
}
