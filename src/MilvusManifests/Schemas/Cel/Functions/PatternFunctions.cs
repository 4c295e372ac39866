using System.Collections.Immutable;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of regular expressions.</summary>
internal static class PatternFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        new("matches", CelCallStyle.Either, 2, 2, operands => operands is [string text, string pattern] ? Matches(text, pattern) : null),
        CelFunction.Member("find", 2, 2, operands => operands is [string text, string pattern] ? Find(text, pattern) : null),
        CelFunction.Member("findAll", 2, 3, operands => operands is [string text, string pattern, .. var rest] ? FindAll(text, pattern, rest is [long limit] ? limit : -1) : null),
    ];

    private static object Matches(string text, string pattern)
    {
        var known = Pattern.Translate(pattern, PatternFlavour.Re2);
        return Fault(known) ?? (object)(known.Match(text) switch
        {
            PatternMatch.Yes => true,
            PatternMatch.No => false,
            _ => new CelError("matching a pattern takes too long", IsOurs: true),
        });
    }

    private static object Find(string text, string pattern) => FindAll(text, pattern, 1) is List<object?> found ? found is [var first, ..] ? first! : "" : Fault(pattern);

    private static object FindAll(string text, string pattern, long limit) =>
        Pattern.Translate(pattern, PatternFlavour.Re2).Find(text, (int)Math.Clamp(limit, -1, int.MaxValue)) is { } found ? new List<object?>(found) : Fault(pattern);

    private static CelError Fault(string pattern) => Fault(Pattern.Translate(pattern, PatternFlavour.Re2))
        ?? new CelError($"finding matches of the pattern {ValueText.Quote(pattern)} is not supported", IsOurs: true);

    private static CelError? Fault(Pattern pattern) =>
        pattern.Fault is { } fault ? new CelError($"{ValueText.Quote(pattern.Text)} is not a valid regular expression: {fault}")
        : pattern.Prepare() is { } reason ? new CelError($"the pattern {ValueText.Quote(pattern.Text)} is not supported: {reason}", IsOurs: true) : null;
}
