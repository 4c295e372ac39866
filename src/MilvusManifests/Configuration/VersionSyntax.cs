namespace MilvusManifests.Configuration;

/// <summary>Versions as each project writes its own.</summary>
internal static class VersionSyntax
{
    /// <summary><c>1.35</c>.</summary>
    public static bool IsKubernetes(string text) =>
        text.Length is 3 or 4 && text.StartsWith("1.", StringComparison.Ordinal) && IsNumber(text.AsSpan(2)) && text[2] != '0';

    /// <summary><c>v0.18.0</c>.</summary>
    public static bool IsRelease(string text) => text.Length is > 0 and <= 32 && text[0] == 'v' && AreNumbers(text.AsSpan(1), 3);

    /// <summary><c>2.6.15</c> or <c>2.6.0-rc1</c>: SemVer without build metadata, and fit for a label.</summary>
    public static bool IsMilvus(string text)
    {
        if (text.Length is 0 or > 63 || text[^1] == '-')
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? AreNumbers(text, 3) : AreNumbers(text.AsSpan(0, dash), 3) && IsPreRelease(text.AsSpan(dash + 1));
    }

    public static string AdviseKubernetes(string text)
    {
        var numbers = text.TrimStart('v', 'V').Split('.');
        var minor = numbers.Length is 2 or 3 ? $"{numbers[0]}.{numbers[1]}" : "";
        return IsKubernetes(minor) ? $"write the minor version alone, \"{minor}\"" : "write a minor version in quotes, such as \"1.35\"";
    }

    public static string AdviseRelease(string text)
    {
        var bare = text.TrimStart('v', 'V');
        return IsRelease("v" + bare) ? $"write v{bare}"
            : AreNumbers(bare, 2) ? $"write v{bare}.0"
            : "write the tag of a release, such as v0.18.0";
    }

    public static string AdviseMilvus(string text)
    {
        var bare = text.TrimStart('v', 'V');
        return IsMilvus(bare) ? $"write {bare}"
            : AreNumbers(bare, 2) || AreNumbers(bare, 1) ? "write all three numbers, such as 2.6.15"
            : "write the version of a release, such as 2.6.15";
    }

    private static bool AreNumbers(ReadOnlySpan<char> text, int count)
    {
        for (var left = count; left > 1; left--)
        {
            var dot = text.IndexOf('.');
            if (dot < 0 || !IsNumber(text[..dot]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return IsNumber(text);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 1 || text[0] != '0');

    private static bool IsPreRelease(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var digits = part.IndexOfAnyExceptInRange('0', '9') < 0;
            if (part.Length == 0 || (digits && !IsNumber(part)) || !IsIdentifier(part))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
