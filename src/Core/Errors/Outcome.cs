using System.Diagnostics.CodeAnalysis;

namespace GenAsset.Core.Errors;

/// <summary>A value, or the expected error that stands in its place.</summary>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, GenAssetError? error) => (Value, Error) = (value, error);

    /// <summary>The value where <see cref="Succeeded"/>.</summary>
    public T? Value { get; }

    /// <summary>The error where not.</summary>
    public GenAssetError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>A value is a success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>An error is a failure.</summary>
    public static implicit operator Outcome<T>(GenAssetError error) => new(default, error ?? throw new ArgumentNullException(nameof(error)));
}
