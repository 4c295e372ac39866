namespace MilvusManifests.Values.Quantities;

/// <summary>How often Flux does something: a Go duration without a sign and days, <c>10m</c> or <c>1h30m</c>.</summary>
/// <remarks>fluxcd/kustomize-controller api/v1/kustomization_types.go: the pattern of <c>interval</c>.</remarks>
internal static class FluxInterval
{
    private static readonly string[] Units = ["ms", "s", "m", "h"];

    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("interval", ValueCodes.InvalidDuration, @"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$", IsWellFormed, _ => "use numbers with the units h, m, s or ms, such as 10m or 1h30m") with { MaxLength = 64 };

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        do
        {
            if (!TakeNumber(ref rest) || !TakeUnit(ref rest))
            {
                return false;
            }
        }
        while (!rest.IsEmpty);
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> rest)
    {
        if (!TakeDigits(ref rest))
        {
            return false;
        }

        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        rest = rest[1..];
        return TakeDigits(ref rest);
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? rest.Length : length;
        rest = rest[length..];
        return length > 0;
    }

    private static bool TakeUnit(ref ReadOnlySpan<char> rest)
    {
        foreach (var unit in Units)
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal))
            {
                rest = rest[unit.Length..];
                return true;
            }
        }

        return false;
    }
}
