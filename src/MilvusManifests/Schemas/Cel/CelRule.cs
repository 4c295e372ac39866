using System.Collections.Concurrent;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>A compiled validation rule in the Common Expression Language.</summary>
internal sealed class CelRule
{
    private const int LongestRule = 16 * 1024;
    private const int MaxWork = 400_000;

    private static readonly ConcurrentDictionary<string, CelRule> Known = new(StringComparer.Ordinal);

    private readonly CelCompilation? compilation;
    private readonly string? unknown;

    private CelRule(string text)
    {
        Text = text;
        if (text.Length > LongestRule)
        {
            unknown = "more than 16384 characters";
            return;
        }

        compilation = CelParser.Parse(text);
        unknown = compilation.SyntaxFault ?? compilation.Unsupported;
    }

    /// <summary>The rule as it is written.</summary>
    public string Text { get; }

    /// <summary>Why no reader of the language accepts the rule; null if its syntax is right.</summary>
    public string? SyntaxFault => compilation?.SyntaxFault;

    /// <summary>The rule of a text.</summary>
    public static CelRule Parse(string text)
    {
        if (Known.Count > 4096)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(text, static text => new CelRule(text));
    }

    /// <summary>Evaluates the rule for a value.</summary>
    /// <param name="self">The value, with the defaults of its schema filled in.</param>
    /// <param name="isOldSelfOptional">Whether the rule also applies to a new object, which has no old value.</param>
    /// <param name="reason">What went wrong, or which part of the rule is not supported; null if the evaluation succeeded.</param>
    public CelVerdict Evaluate(object? self, bool isOldSelfOptional, out string? reason)
    {
        reason = null;
        if (compilation is { IsTransition: true } && !isOldSelfOptional)
        {
            return CelVerdict.Skipped;
        }

        if (unknown is not null)
        {
            reason = unknown;
            return CelVerdict.NotEvaluated;
        }

        switch (compilation!.Expression.Evaluate(Scope(self)))
        {
            case bool holds:
                return holds ? CelVerdict.Holds : CelVerdict.Broken;
            case CelError error:
                reason = error.Reason;
                return error.IsOurs ? CelVerdict.NotEvaluated : CelVerdict.Failed;
            default:
                reason = "its value is not a boolean";
                return CelVerdict.NotEvaluated;
        }
    }

    /// <summary>Evaluates an expression whose value is a text; null if it has none.</summary>
    public string? EvaluateText(object? self) => unknown is null ? compilation!.Expression.Evaluate(Scope(self)) as string : null;

    private static CelScope Scope(object? self) => new CelScope(CelScope.OldSelf, CelOptional.None, MaxWork).With(CelScope.Self, self);
}
