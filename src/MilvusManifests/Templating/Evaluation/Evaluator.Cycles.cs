using MilvusManifests.Templating.Builtins;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>What builtins remember from one call to the next.</summary>
internal sealed partial class Evaluator
{
    private Dictionary<string, int>? cycles;

    /// <summary>How often a group was asked for before, from 0.</summary>
    public int NextInCycle(string group)
    {
        cycles ??= new Dictionary<string, int>(StringComparer.Ordinal);
        var next = cycles.GetValueOrDefault(group);
        cycles[group] = next == int.MaxValue ? 0 : next + 1;
        return next;
    }

    /// <summary>Whether a text may grow to a length: what its parts cost was taken from the budget before.</summary>
    public bool FitsText(long length, TextSpan span) => length <= options.Limits.MaxOutputLength || ChargeText(length, span);

    /// <summary>What an operator of the language makes of two values.</summary>
    public Value? Operate(Arithmetic operation, Value left, Value right, TextSpan span) =>
        Apply(TokenOf(operation), left, right, new Operation(span, span, span, span));

    private static TokenKind TokenOf(Arithmetic operation) => operation switch
    {
        Arithmetic.Add => TokenKind.Plus,
        Arithmetic.Subtract => TokenKind.Minus,
        Arithmetic.Multiply => TokenKind.Times,
        Arithmetic.Divide => TokenKind.Divide,
        _ => TokenKind.Modulo,
    };
}
