using System.Collections;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>What kind of items a line that is being typed will make.</summary>
internal static class ParameterKinds
{
    public static ItemKind Of(IDictionary typed) => ItemKinds.Parse(typed["Kind"]?.ToString())
        ?? (typed.Contains("Photo") ? ItemKind.Enhancement : typed.Contains("Capture") || typed.Contains("View") ? ItemKind.Reconstruction : ItemKind.Image);
}
