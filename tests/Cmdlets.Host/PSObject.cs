using System.Collections;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>What a custom object wraps: nothing but its notes.</summary>
public class PSCustomObject
{
    internal static readonly PSCustomObject Instance = new();

    private PSCustomObject()
    {
    }
}

public class PSObject
{
    public PSObject()
        : this(PSCustomObject.Instance)
    {
    }

    public PSObject(object obj)
    {
        BaseObject = obj is PSObject inner ? inner.BaseObject : obj;
        Properties = new MemberList([.. BaseObject.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0).Select(property => new PSProperty(property, BaseObject))]);
    }

    public object BaseObject { get; }

    public PSMemberInfoCollection<PSPropertyInfo> Properties { get; }

    public static PSObject AsPSObject(object obj) => obj as PSObject ?? new PSObject(obj);

    /// <summary>A row as Import-Csv or [pscustomobject] makes it.</summary>
    public static PSObject Row(params (string Name, object? Value)[] fields)
    {
        var row = new PSObject();
        foreach (var (name, value) in fields)
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    public override string ToString() => BaseObject.ToString() ?? "";

    private sealed class MemberList(List<PSPropertyInfo> members) : PSMemberInfoCollection<PSPropertyInfo>
    {
        public override PSPropertyInfo? this[string name] => members.Find(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        public override void Add(PSPropertyInfo member) => members.Add(member);

        public override IEnumerator<PSPropertyInfo> GetEnumerator() => members.GetEnumerator();
    }
}

public abstract class PSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    public abstract T? this[string name] { get; }

    public abstract void Add(T member);

    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public abstract class PSMemberInfo
{
    public string Name { get; protected set; } = "";

    public abstract object? Value { get; set; }
}

public abstract class PSPropertyInfo : PSMemberInfo
{
    public abstract bool IsGettable { get; }

    public abstract bool IsSettable { get; }
}

public class PSNoteProperty : PSPropertyInfo
{
    public PSNoteProperty(string name, object? value) => (Name, Value) = (name, value);

    public override object? Value { get; set; }

    public override bool IsGettable => true;

    public override bool IsSettable => true;
}

/// <summary>A property that the wrapped object has of its own.</summary>
public class PSProperty : PSPropertyInfo
{
    private readonly PropertyInfo _property;
    private readonly object _owner;

    internal PSProperty(PropertyInfo property, object owner) => (_property, _owner, Name) = (property, owner, property.Name);

    public override object? Value
    {
        get => _property.GetValue(_owner);
        set => _property.SetValue(_owner, value);
    }

    public override bool IsGettable => _property.CanRead;

    public override bool IsSettable => _property.CanWrite;
}
