namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>Builds a layer from the specs of a crate file, which come in any order.</summary>
internal sealed class CrateLayer(CrateReader file, UsdLayer layer)
{
    private readonly Dictionary<CrateReader.Node, UsdPrim> _prims = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CrateReader.Node, UsdProperty> _properties = new(ReferenceEqualityComparer.Instance);
    private readonly CrateValueReader _values = new(file);

    public void Add(CrateReader.Node node, CrateSpec kind, List<(string Name, CrateRep Rep)> fields)
    {
        switch (kind)
        {
            case CrateSpec.PseudoRoot:
                foreach (var (name, rep) in fields)
                    if (name == "defaultPrim")
                        layer.DefaultPrim = (_values.Read(rep) as UsdToken?)?.Text;
                    else if (name == "upAxis" && _values.Read(rep) is UsdToken axis)
                        layer.UpAxis = axis.Text;
                    else if (name == "metersPerUnit" && _values.Read(rep) is double meters)
                        layer.MetersPerUnit = meters;
                break;
            case CrateSpec.Prim when node.Parent is not null:
                _prims[node] = Prim(node, fields);
                break;
            case CrateSpec.Attribute or CrateSpec.Relationship when node is { IsProperty: true, Parent: not null }:
                _properties[node] = Property(node, kind == CrateSpec.Relationship, fields);
                break;
        }
    }

    /// <summary>Hangs every prim and property onto its parent, in the order of the paths.</summary>
    public void Link(CrateReader.Node?[] nodes)
    {
        foreach (var node in nodes)
        {
            if (node?.Parent is not { } parent)
                continue;
            if (_properties.TryGetValue(node, out var property) && _prims.TryGetValue(parent, out var owner))
                owner.Add(property);
            else if (_prims.TryGetValue(node, out var prim))
            {
                if (parent.Parent is null)
                    layer.Roots.Add(prim);
                else if (_prims.TryGetValue(parent, out var above))
                    above.Children.Add(prim);
            }
        }
    }

    private UsdPrim Prim(CrateReader.Node node, List<(string Name, CrateRep Rep)> fields)
    {
        var prim = new UsdPrim(node.Name, "") { IsDefined = false };
        foreach (var (name, rep) in fields)
            switch (name)
            {
                case "specifier":
                    prim.IsDefined = rep.Payload == 0;
                    break;
                case "typeName" when _values.Read(rep) is UsdToken type:
                    prim.TypeName = type.Text;
                    break;
                case "kind" when _values.Read(rep) is UsdToken kind:
                    prim.Kind = kind.Text;
                    break;
                case "apiSchemas" when rep.Type == CrateType.TokenListOp:
                    prim.ApiSchemas.AddRange(_values.ListOp(rep).Select(number => file.Token(number)));
                    break;
            }

        return prim;
    }

    private UsdProperty Property(CrateReader.Node node, bool isRelationship, List<(string Name, CrateRep Rep)> fields)
    {
        var type = fields.Find(field => field.Name == "typeName").Rep;
        var property = new UsdProperty(node.Name, type.Bits != 0 && _values.Read(type) is UsdToken token ? token.Text : "") { IsRelationship = isRelationship };
        foreach (var (name, rep) in fields)
            switch (name)
            {
                case "default":
                    property.Value = _values.Read(rep);
                    break;
                case "variability":
                    property.IsUniform = rep.Payload == 1;
                    break;
                case "interpolation" when _values.Read(rep) is UsdToken interpolation:
                    property.Interpolation = interpolation.Text;
                    break;
                case "connectionPaths" or "targetPaths" when rep.Type == CrateType.PathListOp:
                    foreach (var target in _values.ListOp(rep).Select(file.Path).OfType<string>())
                    {
                        _values.Spend(target.Length, rep.Payload);
                        property.Targets.Add(target);
                    }

                    break;
            }

        return property;
    }
}
