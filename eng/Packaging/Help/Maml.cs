using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenAsset.Packaging.Help;

/// <summary>Pages as MAML, the XML that Get-Help reads.</summary>
internal static partial class Maml
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, string[]> CommonWords = new()
    {
        ["WhatIf"] = ["Shows what would happen, and does nothing."],
        ["Confirm"] = ["Asks before it does anything."],
    };

    /// <summary>The help of all cmdlets.</summary>
    public static XDocument Of(IEnumerable<(CmdletShape Cmdlet, HelpPage Page)> pages) => new(
        new XDeclaration("1.0", "utf-8", null), new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), pages.Select(entry => Of(entry.Cmdlet, entry.Page))));

    private static XElement Of(CmdletShape cmdlet, HelpPage page) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Text), new XAttribute(XNamespace.Xmlns + "command", Command), new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details", new XElement(Command + "name", cmdlet.Name), new XElement(Command + "verb", cmdlet.Name.Split('-')[0]), new XElement(Command + "noun", cmdlet.Name.Split('-')[1]),
            Description(page.Synopsis)),
        Description(page.Description),
        new XElement(Command + "syntax", cmdlet.Sets.Select(set => new XElement(Command + "syntaxItem", new XElement(Text + "name", cmdlet.Name), cmdlet.Of(set).Select(entry => Parameter(entry.Parameter, entry.Place, page, isSyntax: true))))),
        new XElement(Command + "parameters", cmdlet.Parameters.OrderBy(parameter => parameter.IsCommon).ThenBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => Parameter(parameter, Widest(parameter), page, isSyntax: false))),
        new XElement(Command + "inputTypes", cmdlet.Parameters.Where(parameter => Widest(parameter) is { ByValue: true } or { ByName: true }).Select(parameter => parameter.Type).Distinct().Select(type => new XElement(Command + "inputType", Type(type)))),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(type => new XElement(Command + "returnValue", Type(type)))),
        page.Notes.Any() ? new XElement(Text + "alertSet", new XElement(Text + "alert", page.Notes.Select(Paragraph))) : null,
        new XElement(Command + "examples", page.Examples.Select(example => new XElement(
            Command + "example", new XElement(Text + "title", $"---- {example.Title} ----"), new XElement(Dev + "code", example.Code), new XElement(Dev + "remarks", example.Remarks.Append("").Select(Paragraph))))),
        new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(Text + "navigationLink", new XElement(Text + "linkText", HelpPage.Plain(link)), new XElement(Text + "uri")))));

    private static XElement Parameter(ParameterShape parameter, ParameterPlace place, HelpPage page, bool isSyntax) => new(
        Command + "parameter",
        new XAttribute("required", Word(place.IsMandatory)), new XAttribute("variableLength", "true"), new XAttribute("globbing", Word(parameter.TakesWildcards)), new XAttribute("pipelineInput", place.Pipeline),
        new XAttribute("position", place.Position?.ToString() ?? "named"), new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Text + "name", parameter.Name),
        Description(page.Parameters.GetValueOrDefault(parameter.Name) ?? CommonWords.GetValueOrDefault(parameter.Name) ?? []),
        parameter.Values.Count > 0 && isSyntax ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => new XElement(Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value))) : null,
        parameter.IsSwitch && isSyntax ? null : new XElement(Command + "parameterValue", new XAttribute("required", Word(!parameter.IsSwitch)), new XAttribute("variableLength", "false"), parameter.Type),
        Type(parameter.Type),
        new XElement(Dev + "defaultValue", parameter.IsSwitch ? "False" : DefaultOf(page.Parameters.GetValueOrDefault(parameter.Name) ?? [])));

    // As pages say it: "default 30."
    private static string DefaultOf(IEnumerable<string> words) => words.Select(paragraph => Default().Match(paragraph)).FirstOrDefault(found => found.Success) is { } said ? said.Groups[1].Value : "None";

    [GeneratedRegex(@"\bdefault ([^ ,.;:]+)(?=[,.;: ]|$)")]
    private static partial Regex Default();

    private static ParameterPlace Widest(ParameterShape parameter) => new(
        parameter.In.Values.All(place => place.IsMandatory), parameter.In.Values.Min(place => place.Position), parameter.In.Values.Any(place => place.ByValue), parameter.In.Values.Any(place => place.ByName));

    private static XElement Type(string name) => new(Dev + "type", new XElement(Text + "name", name), new XElement(Text + "uri"));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Text + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(Text + "para", text);

    private static string Word(bool truth) => truth ? "true" : "false";
}
