using System.Collections;
using System.Reflection;

namespace System.Management.Automation.Running;

/// <summary>
/// Binds one cmdlet's parameters: named and positional ones once, then for each object of the pipeline those that take it by value or by
/// property name, first without and then with conversion, narrowing the parameter sets as it goes.
/// </summary>
internal sealed class ParameterBinder
{
    private readonly PSCmdlet _cmdlet;
    private readonly string _defaultSet;
    private readonly List<Parameter> _parameters;
    private readonly HashSet<Parameter> _bound = [];
    private readonly List<string> _sets;

    public ParameterBinder(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        Metadata = cmdlet.GetType().GetCustomAttribute<CmdletAttribute>() ?? throw new InvalidOperationException($"{cmdlet.GetType().Name} is no cmdlet.");
        _defaultSet = Metadata.DefaultParameterSetName;
        _parameters = [.. cmdlet.GetType().GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))).Select(property => new Parameter(property))];
        _sets = [.. _parameters.SelectMany(parameter => parameter.Sets.Keys).Append(_defaultSet).Where(set => set != ParameterAttribute.AllParameterSets).Distinct()]; // the default is one even where nothing is only its
        if (_sets.Count == 0)
            _sets.Add(ParameterAttribute.AllParameterSets);
    }

    public CmdletAttribute Metadata { get; }

    public bool WhatIf { get; private set; }

    public bool Confirm { get; private set; }

    /// <summary>Binds what stands on the command line; an argument without a name goes by position.</summary>
    public void BindArguments(IEnumerable<(string Name, object? Value)> arguments, bool expectsInput)
    {
        var positions = new Queue<object?>();
        foreach (var (name, value) in arguments)
        {
            if (name.Length == 0)
                positions.Enqueue(value);
            else if (Metadata.SupportsShouldProcess && name == "WhatIf")
                WhatIf = (bool)value!; // a switch has a value
            else if (Metadata.SupportsShouldProcess && name == "Confirm")
                Confirm = (bool)value!; // a switch has a value
            else
                Bind(Named(name), value);
        }

        foreach (var parameter in _parameters.Where(parameter => parameter.Position >= 0).OrderBy(parameter => parameter.Position))
        {
            if (positions.Count > 0 && !_bound.Contains(parameter) && parameter.IsIn(_sets))
                Bind(parameter, positions.Dequeue());
        }

        if (positions.Count > 0)
            throw new ParameterBindingException($"No parameter takes the argument \"{positions.Peek()}\" by position.");
        if (!expectsInput)
            Resolve(_sets, _bound);
    }

    /// <summary>Binds one object of the pipeline and says how to undo it; null when no parameter takes the object.</summary>
    public Action? BindInput(object? input)
    {
        var (sets, bound, before) = (_sets.ToList(), new HashSet<Parameter>(_bound), new List<(Parameter Parameter, object? Value)>());
        foreach (var (byName, converting) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            foreach (var parameter in _parameters.Where(p => byName ? p.ByPropertyName : p.ByValue).OrderByDescending(p => p.IsIn([_defaultSet])))
            {
                if (bound.Contains(parameter) || !parameter.IsIn(sets) || !TryFit(parameter, input, byName, converting, out var fitted))
                    continue;
                before.Add((parameter, parameter.Property.GetValue(_cmdlet)));
                parameter.Set(_cmdlet, fitted);
                bound.Add(parameter);
                Narrow(sets, parameter, attribute => byName ? attribute.ValueFromPipelineByPropertyName : attribute.ValueFromPipeline);
            }
        }

        if (before.Count == 0 && _parameters.Exists(parameter => parameter.ByValue || parameter.ByPropertyName))
            return null;
        Resolve(sets, bound);
        return () => before.ForEach(change => change.Parameter.Property.SetValue(_cmdlet, change.Value));
    }

    private static bool TryFit(Parameter parameter, object? input, bool byName, bool converting, out object? fitted)
    {
        fitted = null;
        var value = input;
        if (byName)
        {
            var properties = PSObject.AsPSObject(input ?? "").Properties;
            if (parameter.Names.Select(name => properties[name]).FirstOrDefault(found => found is not null) is not { } property)
                return false;
            value = property.Value;
        }

        if (Conversion.FitsAsItIs(value, parameter.Type, out fitted))
            return true;
        if (!converting)
            return false;
        try
        {
            fitted = Conversion.To(parameter.Type, value);
            return true;
        }
        catch (Exception fault) when (fault is InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private Parameter Named(string name) =>
        _parameters.Find(parameter => parameter.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
        ?? throw new ParameterBindingException($"{_cmdlet.GetType().Name} has no parameter \"{name}\".");

    private void Bind(Parameter parameter, object? value)
    {
        try
        {
            parameter.Set(_cmdlet, Conversion.To(parameter.Type, value));
        }
        catch (Exception fault) when (fault is InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            throw new ParameterBindingException($"\"{value}\" cannot be the parameter {parameter.Property.Name}: {fault.Message}");
        }

        if (!_bound.Add(parameter))
            throw new ParameterBindingException($"The parameter {parameter.Property.Name} is given twice.");
        Narrow(_sets, parameter, _ => true);
    }

    private static void Narrow(List<string> sets, Parameter parameter, Func<ParameterAttribute, bool> holds)
    {
        var its = parameter.Sets.Where(set => holds(set.Value)).Select(set => set.Key).ToList();
        if (!its.Contains(ParameterAttribute.AllParameterSets))
            sets.RemoveAll(set => !its.Contains(set));
        if (sets.Count == 0)
            throw new ParameterBindingException("No parameter set has all of the parameters that are given.");
    }

    private void Resolve(List<string> sets, HashSet<Parameter> bound)
    {
        var set = sets.Contains(_defaultSet) ? _defaultSet : sets[0];
        if (_parameters.Find(parameter => parameter.IsMandatoryIn(set) && !bound.Contains(parameter)) is { } missing)
            throw new ParameterBindingException($"The parameter {missing.Property.Name} is mandatory.");
        _cmdlet.ParameterSetName = set;
    }

    private sealed class Parameter
    {
        public Parameter(PropertyInfo property)
        {
            Property = property;
            Sets = property.GetCustomAttributes<ParameterAttribute>().ToDictionary(attribute => attribute.ParameterSetName);
            Names = [property.Name, .. property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
        }

        public PropertyInfo Property { get; }

        public Type Type => Property.PropertyType;

        public Dictionary<string, ParameterAttribute> Sets { get; }

        public IReadOnlyList<string> Names { get; }

        public int Position => Sets.Values.Max(attribute => attribute.Position);

        public bool ByValue => Sets.Values.Any(attribute => attribute.ValueFromPipeline);

        public bool ByPropertyName => Sets.Values.Any(attribute => attribute.ValueFromPipelineByPropertyName);

        public bool IsIn(IReadOnlyCollection<string> sets) => Sets.ContainsKey(ParameterAttribute.AllParameterSets) || Sets.Keys.Any(sets.Contains);

        public bool IsMandatoryIn(string set) =>
            (Sets.GetValueOrDefault(set) ?? Sets.GetValueOrDefault(ParameterAttribute.AllParameterSets)) is { Mandatory: true };

        public void Set(object cmdlet, object? value)
        {
            var isMandatory = Sets.Values.Any(attribute => attribute.Mandatory);
            if (isMandatory && !Property.IsDefined(typeof(AllowEmptyStringAttribute)) && Parts(value).Any(part => part is null or ""))
                throw new ParameterBindingException($"The parameter {Property.Name} may not be empty.");
            foreach (var rule in Property.GetCustomAttributes<ValidateArgumentsAttribute>())
            {
                if (rule.FaultOf(value) is { } fault)
                    throw new ParameterBindingException($"The parameter {Property.Name}: {fault}");
            }

            Property.SetValue(cmdlet, value);
        }

        private static IEnumerable<object?> Parts(object? value) => value is IEnumerable list and not string ? list.Cast<object?>() : [value];
    }
}
