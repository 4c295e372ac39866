using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>What the command <c>validate</c> does with the files of this repository.</summary>
internal sealed record ValidateConfiguration
{
    /// <summary>The paths to leave out, as patterns of gitignore(5) relative to the configuration's folder.</summary>
    public required ImmutableArray<string> Exclude { get; init; }

    /// <summary>The kinds to skip.</summary>
    public required ImmutableArray<KindFilter> Skip { get; init; }

    /// <summary>Whether variables are replaced by something before the API server sees them.</summary>
    public required bool HasVariables { get; init; }
}

/// <summary>The shape of section <c>validate</c> and its binding.</summary>
internal static class ValidateShape
{
    private static readonly PropertyShape Exclude = new("exclude", new SequenceShape(new StringShape()),
        "Paths to leave out: patterns as in a `.gitignore`, relative to this file's folder.")
    { Default = YamlSequence.Empty };

    private static readonly PropertyShape Skip = new("skip", new SequenceShape(new StringShape(KindFilter.Syntax)),
        "Kinds to skip: `KIND` in any group, or `KIND.GROUP`.")
    { Default = YamlSequence.Empty };

    private static readonly PropertyShape<bool> Variables =
        Property.Switch("variables", "Whether `${VAR}` and `$(VAR)` are variables that Flux or kustomize replaces: judged by their default, or not at all.") with
        { Default = Plain("true") };

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Exclude, Skip, Variables);

    /// <summary>The section of a node to which the shape was applied.</summary>
    public static ValidateConfiguration Bind(BoundNode section) => new()
    {
        Exclude = [.. section[Exclude].Items.Select(item => item.Node).OfType<YamlScalar>().Select(pattern => pattern.Value)],
        Skip = [.. section[Skip].Items.Where(item => item.IsValid).Select(item => item.As(KindFilter.Syntax).Value)],
        HasVariables = section[Variables].IsValid && section.Get(Variables).Value,
    };
}
