using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAsset.Core.Errors;

/// <summary>What a failed try has cost all the same: "cost" in its error's details.</summary>
public static class ErrorCost
{
    private const string Name = "cost";

    /// <summary>What the error says that was paid; null where it says nothing.</summary>
    public static decimal? Cost(this GenAssetError error) => // as text: GetValue<decimal> refuses a number that was made as an int
        error.Details?[Name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var cost)
            ? cost
            : null;

    /// <summary>The error with what was paid; as it is where nothing was.</summary>
    public static GenAssetError WithCost(this GenAssetError error, decimal? cost)
    {
        if (cost is null)
            return error;
        var details = (JsonObject?)error.Details?.DeepClone() ?? [];
        details[Name] = cost;
        return error with { Details = details };
    }
}
