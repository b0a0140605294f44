using System.Collections;
using System.Management.Automation.Internal;

namespace System.Management.Automation
{
    public enum ConfirmImpact { None, Low, Medium, High }

    public abstract class CmdletCommonMetadataAttribute : CmdletMetadataAttribute
    {
        public bool SupportsShouldProcess { get; set; }

        public string DefaultParameterSetName { get; set; } = ParameterAttribute.AllParameterSets;

        public ConfirmImpact ConfirmImpact { get; set; } = ConfirmImpact.Medium;
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CmdletAttribute(string verbName, string nounName) : CmdletCommonMetadataAttribute
    {
        public string VerbName { get; } = verbName;

        public string NounName { get; } = nounName;
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class OutputTypeAttribute(params Type[] type) : CmdletMetadataAttribute
    {
        internal Type[] Types { get; } = type;
    }

    [AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
    public sealed class ParameterAttribute : ParsingBaseAttribute
    {
        public const string AllParameterSets = "__AllParameterSets";

        public int Position { get; set; } = int.MinValue;

        public bool Mandatory { get; set; }

        public bool ValueFromPipeline { get; set; }

        public bool ValueFromPipelineByPropertyName { get; set; }

        public string ParameterSetName { get; set; } = AllParameterSets;
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
    public sealed class AliasAttribute(params string[] aliasNames) : ParsingBaseAttribute
    {
        public IList<string> AliasNames { get; } = aliasNames;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class AllowEmptyStringAttribute : CmdletMetadataAttribute;

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class SupportsWildcardsAttribute : ParsingBaseAttribute;

    [AttributeUsage(AttributeTargets.Property)]
    public class ArgumentCompleterAttribute(Type type) : Attribute
    {
        public Type Type { get; } = type;
    }

    public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
    {
        /// <summary>What is wrong with an argument, or null.</summary>
        internal abstract string? FaultOf(object? argument);
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class ValidateNotNullOrEmptyAttribute : ValidateArgumentsAttribute
    {
        internal override string? FaultOf(object? argument) =>
            argument is null or "" || (argument is ICollection { Count: 0 }) ? "The argument is null or empty." : null;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class ValidateRangeAttribute(object minRange, object maxRange) : ValidateArgumentsAttribute
    {
        internal override string? FaultOf(object? argument) =>
            argument is IComparable value && (value.CompareTo(minRange) < 0 || value.CompareTo(maxRange) > 0) ? $"{argument} is not within {minRange} to {maxRange}." : null;
    }
}

namespace System.Management.Automation.Internal
{
    public abstract class CmdletMetadataAttribute : Attribute;

    public abstract class ParsingBaseAttribute : CmdletMetadataAttribute;
}
