using System.Collections;
using System.Globalization;

namespace System.Management.Automation.Running;

/// <summary>Makes an argument fit its parameter, as PowerShell would.</summary>
internal static class Conversion
{
    /// <summary>Whether the value fits as it is; one value fits a list of its type.</summary>
    public static bool FitsAsItIs(object? value, Type type, out object? fitted)
    {
        fitted = null;
        if (type == typeof(PSObject) && value is not null)
        {
            fitted = PSObject.AsPSObject(value);
            return true;
        }

        var plain = Plain(value);
        if (plain is null)
            return !type.IsValueType;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(plain))
        {
            fitted = plain;
            return true;
        }

        if (target.IsArray && target.GetElementType()!.IsInstanceOfType(plain)) // an array type has an element type
        {
            fitted = ArrayOf(target.GetElementType()!, [plain]);
            return true;
        }

        return false;
    }

    /// <summary>The value as that type, or an exception that says why not.</summary>
    public static object? To(Type type, object? value)
    {
        if (FitsAsItIs(value, type, out var fitted))
            return fitted;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        var plain = Plain(value) ?? throw new InvalidCastException($"Null is no {target.Name}.");
        if (target == typeof(string))
            return Convert.ToString(plain, CultureInfo.InvariantCulture);
        if (target == typeof(Uri))
            return new Uri((string)plain, UriKind.RelativeOrAbsolute);
        if (target == typeof(SwitchParameter))
            return new SwitchParameter((bool)plain);
        if (target.IsEnum)
            return plain is string word ? Enum.Parse(target, word, ignoreCase: true) : throw new InvalidCastException($"{plain} is no {target.Name}.");
        if (target.IsArray)
        {
            var element = target.GetElementType()!; // an array type has an element type
            return ArrayOf(element, plain is IEnumerable list and not string ? list.Cast<object?>().Select(part => To(element, part)) : [To(element, plain)]);
        }

        return Convert.ChangeType(plain, target, CultureInfo.InvariantCulture);
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static Array ArrayOf(Type element, IEnumerable<object?> values)
    {
        var list = values.ToList();
        var array = Array.CreateInstance(element, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(list[i], i);
        return array;
    }
}
