namespace MilvusManifests.Configuration;

/// <summary>Arguments of a container, and the keys of a Secret.</summary>
internal static class ArgumentSyntax
{
    /// <summary>A long flag, with its value or without, on one line.</summary>
    public static bool IsValid(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        return name.Length > 2 && name.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(name[2])
            && name.AsSpan(2).IndexOfAnyExcept(Name) < 0 && text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0;
    }

    /// <summary>What the API server takes as the key of a Secret.</summary>
    public static bool IsSecretKey(string text) => text is not ("" or "." or "..") && text.AsSpan().IndexOfAnyExcept(Key) < 0;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly System.Buffers.SearchValues<char> Name = System.Buffers.SearchValues.Create(Letters + "-._");
    private static readonly System.Buffers.SearchValues<char> Key = Name;
}
