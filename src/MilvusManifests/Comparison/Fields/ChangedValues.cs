using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Two values as one line shows them: short, and from where they differ.</summary>
internal static class ChangedValues
{
    private const int MaxLength = 60;
    private const int Context = 12;
    private const int MaxWritten = 4096;

    /// <summary>The values; null for one that is absent.</summary>
    public static (string? Old, string? New) Of(YamlNode? old, YamlNode? fresh)
    {
        var (left, right) = (old is null ? null : Written(old), fresh is null ? null : Written(fresh));
        if (left is null || right is null || (left.Length <= MaxLength && right.Length <= MaxLength))
        {
            return (left is null ? null : Excerpt.Of(left), right is null ? null : Excerpt.Of(right));
        }

        var same = left.AsSpan().CommonPrefixLength(right);
        var start = same <= Context + 4 ? 0 : same - Context;
        return (From(left, start), From(right, start));
    }

    /// <summary>One value as a line shows it.</summary>
    public static string Of(YamlNode value) => Excerpt.Of(Written(value));

    private static string From(string text, int start) => start == 0 ? Excerpt.Of(text) : "..." + Excerpt.Of(text.AsSpan(Math.Min(start, text.Length)));

    private static string Written(YamlNode value)
    {
        if (value is YamlScalar { Kind: YamlScalarKind.String } text)
        {
            return text.Value.Length == 0 ? "\"\"" : UrlPassword.Hide(text.Value);
        }

        var written = new StringBuilder();
        Write(written, value);
        return UrlPassword.Hide(written.ToString());
    }

    private static void Write(StringBuilder written, YamlNode value)
    {
        // A line shows the beginning; the rest of a large value need not be written.
        if (written.Length > MaxWritten)
        {
            return;
        }

        switch (value)
        {
            case YamlMapping mapping:
                WriteAll(written, '{', mapping.Entries, '}', entry =>
                {
                    written.Append(entry.Key.Value).Append(": ");
                    Write(written, entry.Value);
                });
                break;
            case YamlSequence sequence:
                WriteAll(written, '[', sequence.Items, ']', item => Write(written, item));
                break;
            case YamlScalar { Kind: YamlScalarKind.String } text:
                written.Append(text.Value.Length == 0 ? "\"\"" : text.Value);
                break;
            case YamlScalar scalar:
                written.Append(scalar.Kind == YamlScalarKind.Null ? "null" : scalar.Value);
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder written, char open, IReadOnlyList<T> parts, char close, Action<T> write)
    {
        written.Append(open);
        for (var i = 0; i < parts.Count && written.Length <= MaxWritten; i++)
        {
            written.Append(i == 0 ? "" : ", ");
            write(parts[i]);
        }

        written.Append(close);
    }
}
