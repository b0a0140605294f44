using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Security;

/// <summary>What a key is for.</summary>
[JsonConverter(typeof(CamelCaseEnum<KeyRole>))]
public enum KeyRole
{
    /// <summary>Makes jobs and sees its own.</summary>
    User,

    /// <summary>Takes work and gives results back; makes and sees no jobs.</summary>
    Worker,

    /// <summary>Sees and does everything.</summary>
    Admin,
}
