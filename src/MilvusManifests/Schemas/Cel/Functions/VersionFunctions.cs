using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of semantic versions.</summary>
internal static class VersionFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("semver", 1, 2, operands => Parse(operands, (text, version) => (object?)version ?? new CelError($"{ValueText.Quote(text)} is not a semantic version"))),
        CelFunction.Global("isSemver", 1, 2, operands => Parse(operands, (_, version) => version is not null)),
        OfVersion("major", version => version.Major),
        OfVersion("minor", version => version.Minor),
        OfVersion("patch", version => version.Patch),
        OfTwo("isGreaterThan", order => order > 0),
        OfTwo("isLessThan", order => order < 0),
        OfTwo("compareTo", order => (long)order),
    ];

    private static object? Parse(object?[] operands, Func<string, CelVersion?, object> give) => operands switch
    {
        [string text] => give(text, CelVersion.Parse(text)),
        [string text, bool normalize] => give(text, CelVersion.Parse(text, normalize)),
        _ => null,
    };

    private static CelFunction OfVersion(string name, Func<CelVersion, ulong> read) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is CelVersion version ? (long)read(version) : null);

    private static CelFunction OfTwo(string name, Func<int, object> evaluate) =>
        CelFunction.Member(name, 2, 2, operands => operands is [CelVersion one, CelVersion other] ? evaluate(one.CompareTo(other)) : null);
}
