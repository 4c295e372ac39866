using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>What the user makes of what a check finds: an entry of <c>checks</c>.</summary>
/// <param name="Code">The code of the check.</param>
/// <param name="Severity">How much it matters; null for not at all.</param>
/// <param name="Objects">The objects that are meant; none for all.</param>
/// <param name="Reason">Why; null if none is given.</param>
internal sealed record CheckRule(Setting<string> Code, Setting<Severity?> Severity, ImmutableArray<Setting<NamedObject>> Objects, Setting<string>? Reason)
{
    /// <summary>Whether it is about every object: no list of them is written.</summary>
    public bool IsForAll { get; init; }
}

/// <summary>The shape of an entry of <c>checks</c> and its binding.</summary>
internal static class ChecksShape
{
    private static readonly PropertyShape<string> Code = Property.Text("code", CheckCode.Syntax, "The code of the check. docs/checks.md lists them.") with { IsRequired = true };

    private static readonly PropertyShape<Severity?> Severity = Property.Choice<Severity?>(
        "severity", "How much its findings matter: `off` suppresses them.",
        ("error", Text.Severity.Error), ("warning", Text.Severity.Warning), ("info", Text.Severity.Information), ("off", null)) with
    { IsRequired = true };

    private static readonly PropertyShape Objects =
        new("objects", new SequenceShape(new StringShape(NamedObject.Syntax)), "Only findings about these objects: `KIND/NAME`, or `KIND/NAMESPACE/NAME`.") { Absent = "all" };

    private static readonly PropertyShape<string> Reason =
        Property.Text("reason", OneLine.Syntax, "Why, in a sentence: required for `off`, and for a severity that is lower than the check's own.");

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Code, Severity, Objects, Reason) { Rules = [new RequiredWhen(Severity.Name, ["off"], Reason.Name)] };

    /// <summary>The rule of a node to which the shape was applied.</summary>
    public static CheckRule Bind(BoundNode entry) => new(
        entry.Get(Code),
        entry.Get(Severity),
        [.. entry[Objects].Items.Where(item => item.IsValid).Select(item => item.As(NamedObject.Syntax))],
        entry.Find(Reason))
    {
        IsForAll = !entry[Objects].IsWritten,
    };
}
