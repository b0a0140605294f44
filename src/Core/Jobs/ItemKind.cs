using System.Text.Json.Serialization;

namespace GenAsset.Core.Jobs;

/// <summary>What an item asks for.</summary>
[JsonConverter(typeof(CamelCaseEnum<ItemKind>))]
public enum ItemKind
{
    /// <summary>A picture from a prompt.</summary>
    Image,

    /// <summary>A mesh from a prompt or a picture.</summary>
    Model,

    /// <summary>A splat cloud from a prompt.</summary>
    Splat,

    /// <summary>A textured mesh from six views and depths.</summary>
    Reconstruction,

    /// <summary>A better photo from a photo.</summary>
    Enhancement,
}
