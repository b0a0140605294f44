using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;

namespace GenAsset.Packaging.Help;

/// <summary>A cmdlet as its assembly has it: its attributes are read, none of its code is run.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="DefaultSet">The parameter set that is taken where nothing decides.</param>
/// <param name="Parameters">Its parameters, -WhatIf and -Confirm among them where it has them.</param>
/// <param name="Outputs">Names of the types that it hands out.</param>
internal sealed record CmdletShape(string Name, string? DefaultSet, IReadOnlyList<ParameterShape> Parameters, IReadOnlyList<string> Outputs)
{
    private const string AllSets = "__AllParameterSets";

    /// <summary>The names of the parameter sets, the default first.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            var named = Parameters.SelectMany(parameter => parameter.In.Keys).Where(set => set != AllSets).Append(DefaultSet ?? AllSets).Distinct();
            return [.. named.OrderBy(set => set != DefaultSet).ThenBy(set => set, StringComparer.Ordinal)];
        }
    }

    /// <summary>The parameters of one set, with their place in it: those with a position first, then the others that must be given; what stands alone last.</summary>
    public IEnumerable<(ParameterShape Parameter, ParameterPlace Place)> Of(string set) => Parameters
        .Select(parameter => (Parameter: parameter, Place: parameter.In.GetValueOrDefault(set) ?? parameter.In.GetValueOrDefault(AllSets)))
        .Where(entry => entry.Place is not null).Select(entry => (entry.Parameter, entry.Place!))
        .OrderBy(entry => entry.Item2.Position ?? int.MaxValue).ThenBy(entry => !entry.Item2.IsMandatory).ThenBy(entry => entry.Parameter.IsCommon).ThenBy(entry => entry.Parameter.IsSwitch);

    /// <summary>Every cmdlet of an assembly, by name; <paramref name="engine"/> is PowerShell's reference assembly, which it was compiled with.</summary>
    public static IReadOnlyList<CmdletShape> Read(string assembly, string engine)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!; // a file has a folder
        var context = new AssemblyLoadContext("module");
        context.Resolving += (loading, name) => name.Name == "System.Management.Automation" ? loading.LoadFromAssemblyPath(Path.GetFullPath(engine)) : loading.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"));
        var words = ReadWords(Path.ChangeExtension(assembly, ".xml"));
        return [.. context.LoadFromAssemblyPath(Path.GetFullPath(assembly)).GetExportedTypes().Select(type => Of(type, words)).OfType<CmdletShape>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
    }

    private static CmdletShape? Of(Type type, Dictionary<string, string> words)
    {
        if (Find(type.CustomAttributes, "CmdletAttribute").FirstOrDefault() is not { } cmdlet)
            return null;
        var parameters = type.GetProperties().OrderBy(property => Depth(property.DeclaringType)).Select(property => ParameterShape.Of(property, words)).OfType<ParameterShape>().ToList();
        if (Named(cmdlet, "SupportsShouldProcess") is true)
            parameters.AddRange(ParameterShape.OfShouldProcess);
        return new CmdletShape(
            $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}", (string?)Named(cmdlet, "DefaultParameterSetName"), parameters,
            [.. Find(type.CustomAttributes, "OutputTypeAttribute").SelectMany(output => output.ConstructorArguments).SelectMany(Types).Select(ParameterShape.NameOf)]);
    }

    // What cmdlets have in common is what is said most often.
    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    /// <summary>The attributes of a name.</summary>
    public static IEnumerable<CustomAttributeData> Find(IEnumerable<CustomAttributeData> attributes, string name) => attributes.Where(attribute => attribute.AttributeType.Name == name);

    /// <summary>A named argument of an attribute, or null.</summary>
    public static object? Named(CustomAttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static IEnumerable<Type> Types(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [type],
        IEnumerable<CustomAttributeTypedArgument> list => list.SelectMany(Types),
        _ => [],
    };

    // What the code says of its members: where a new page begins from.
    private static Dictionary<string, string> ReadWords(string file) => !File.Exists(file) ? [] : XDocument.Load(file).Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, member => string.Join(' ', ((string?)member.Element("summary") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))); // the compiler names each
}
