namespace MilvusManifests.Values.Quantities;

/// <summary>A Kubernetes quantity that is not negative.</summary>
/// <param name="Text">The quantity as it is written.</param>
/// <param name="Amount">Its amount.</param>
internal readonly record struct Quantity(string Text, QuantityAmount Amount)
{
    public static ValueSyntax<Quantity> Syntax { get; } = new(
        "Kubernetes quantity", ValueCodes.InvalidQuantity,
        @"^\+?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$", TryParse, Advise)
    {
        MaxLength = 64,
    };

    /// <summary>The quantity as it is written.</summary>
    public override string ToString() => Text;

    private static bool TryParse(string text, out Quantity quantity)
    {
        var isValid = QuantityAmount.TryParse(text, out var amount) && !text.StartsWith('-');
        quantity = isValid ? new(text, amount) : default;
        return isValid;
    }

    private static string Advise(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        if (Syntax.IsValid(bare))
        {
            return $"use {bare}";
        }

        if (bare.StartsWith('-') && Syntax.IsValid(bare[1..]))
        {
            return "it must not be negative";
        }

        var number = bare.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var suffix = bare[number.Length..].ToLowerInvariant().TrimEnd('b');
        var meant = suffix.Length is 1 or 2 && Syntax.IsValid(number)
            ? suffix.TrimEnd('i') switch { "k" => "Ki", "m" => "Mi", "g" => "Gi", "t" => "Ti", "p" => "Pi", "e" => "Ei", _ => null }
            : null;
        return meant is null || !Syntax.IsValid(number + meant) ? "use a number with an optional suffix, such as 500m or 2Gi" : $"use {number}{meant}";
    }
}
