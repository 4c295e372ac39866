using System.Collections.Immutable;
using System.Globalization;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A semantic version.</summary>
/// <param name="Major">Its major number.</param>
/// <param name="Minor">Its minor number.</param>
/// <param name="Patch">Its patch number.</param>
/// <param name="Prerelease">What follows the first '-', split at the dots.</param>
internal sealed record CelVersion(ulong Major, ulong Minor, ulong Patch, ImmutableArray<string> Prerelease)
{
    /// <summary>Parses a version; null if it is none.</summary>
    /// <param name="text">The version.</param>
    /// <param name="normalize">Whether a 'v', leading zeros and missing numbers are allowed.</param>
    public static CelVersion? Parse(string text, bool normalize = false)
    {
        text = normalize ? Normalize(text) : text;
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var build = plus < 0 ? null : text[(plus + 1)..];
        var rest = plus < 0 ? text : text[..plus];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        ImmutableArray<string> prerelease = dash < 0 ? [] : [.. rest[(dash + 1)..].Split('.')];
        return (dash < 0 ? rest : rest[..dash]).Split('.') is [var major, var minor, var patch]
            && Number(major) is { } first && Number(minor) is { } second && Number(patch) is { } third
            && prerelease.All(part => IsIdentifier(part) && (!IsNumber(part) || part.Length == 1 || part[0] != '0')) && (build?.Split('.').All(IsIdentifier) ?? true)
            ? new(first, second, third, prerelease) : null;
    }

    /// <summary>Which of two versions comes first.</summary>
    public int CompareTo(CelVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0 || Prerelease.IsEmpty || other.Prerelease.IsEmpty)
        {
            return order != 0 ? Math.Sign(order) : other.Prerelease.IsEmpty.CompareTo(Prerelease.IsEmpty) * -1;
        }

        for (var i = 0; i < Math.Min(Prerelease.Length, other.Prerelease.Length); i++)
        {
            if (Compare(Prerelease[i], other.Prerelease[i]) is var part && part != 0)
            {
                return part;
            }
        }

        return Prerelease.Length.CompareTo(other.Prerelease.Length);
    }

    /// <inheritdoc/>
    public bool Equals(CelVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch);

    private static int Compare(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : Math.Sign(string.CompareOrdinal(left, right)),
        (true, false) => -1,
        (false, true) => 1,
        _ => Math.Sign(string.CompareOrdinal(left, right)),
    };

    private static string Normalize(string text)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3);
        for (var i = 0; i < parts.Length; i++)
        {
            var trimmed = parts[i].TrimStart('0');
            parts[i] = parts[i].Length <= 1 ? parts[i] : trimmed is [>= '0' and <= '9', ..] ? trimmed : "0" + trimmed;
        }

        return parts.Length == 3 || parts[^1].AsSpan().ContainsAny('+', '-') ? string.Join('.', parts) : string.Join('.', parts.Concat(Enumerable.Repeat("0", 3 - parts.Length)));
    }

    private static ulong? Number(string text) =>
        IsNumber(text) && (text.Length == 1 || text[0] != '0') && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
