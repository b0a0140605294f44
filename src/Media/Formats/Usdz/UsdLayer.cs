namespace GenAsset.Media.Formats.Usdz;

/// <summary>A USD layer as a tree, between the text form (usda), the binary form (usdc) and the scene.</summary>
internal sealed class UsdLayer
{
    public string? DefaultPrim { get; set; }

    /// <summary>"Y" or "Z"; USD's fallback is Y.</summary>
    public string UpAxis { get; set; } = "Y";

    /// <summary>USD's fallback is a centimetre.</summary>
    public double MetersPerUnit { get; set; } = 0.01;

    public List<UsdPrim> Roots { get; } = [];

    /// <summary>The prim at an absolute path, or null.</summary>
    public UsdPrim? Find(string path)
    {
        var level = Roots;
        UsdPrim? prim = null;
        foreach (var name in path.TrimStart('/').Split('/'))
        {
            prim = level.Find(child => child.Name == name);
            if (prim is null)
                return null;
            level = prim.Children;
        }

        return prim;
    }
}

/// <summary>A thing in the scene: a transform, a mesh, a material, a shader.</summary>
internal sealed class UsdPrim(string name, string typeName)
{
    private readonly List<UsdProperty> _properties = [];
    private readonly Dictionary<string, UsdProperty> _byName = new(StringComparer.Ordinal);

    public string Name { get; set; } = name;

    public string TypeName { get; set; } = typeName;

    /// <summary>Whether it is a "def": an "over" or a "class" is not shown.</summary>
    public bool IsDefined { get; set; } = true;

    public string? Kind { get; set; }

    public List<string> ApiSchemas { get; } = [];

    public IReadOnlyList<UsdProperty> Properties => _properties;

    public List<UsdPrim> Children { get; } = [];

    public UsdProperty? Property(string property) => _byName.GetValueOrDefault(property);

    public T? Value<T>(string property)
        where T : class => Property(property)?.Value as T;

    public void Add(UsdProperty property)
    {
        if (_byName.TryAdd(property.Name, property)) // a damaged file may say it twice: the first one counts
            _properties.Add(property);
    }

    public UsdPrim AddChild(UsdPrim child)
    {
        Children.Add(child);
        return child;
    }

    public UsdProperty Set(string property, string type, object? value, string? interpolation = null, bool uniform = false)
    {
        var added = new UsdProperty(property, type) { Value = value, Interpolation = interpolation, IsUniform = uniform };
        Add(added);
        return added;
    }

    public void Connect(string property, string type, string target) => Set(property, type, null).Targets.Add(target);

    public void Relate(string property, string target) =>
        Add(new UsdProperty(property, "") { IsRelationship = true, Targets = { target } });
}

/// <summary>An attribute (a typed value, a connection, or both) or a relationship (targets only).</summary>
internal sealed class UsdProperty(string name, string typeName)
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    public bool IsRelationship { get; init; }

    public bool IsUniform { get; set; }

    public object? Value { get; set; }

    public string? Interpolation { get; set; }

    /// <summary>Absolute paths: connections of an attribute, targets of a relationship.</summary>
    public List<string> Targets { get; } = [];
}

/// <summary>A word with a meaning to USD, as against a string for people.</summary>
internal readonly record struct UsdToken(string Text);

/// <summary>A path to another file.</summary>
internal readonly record struct UsdAsset(string Path);
