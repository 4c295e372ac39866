using System.Globalization;
using MilvusManifests.Json;
using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Long texts in an object: dashboards, configuration files, scripts. Changes in them are counted, not shown.</summary>
internal static class EmbeddedDocument
{
    private const int MinLength = 200;
    private const int MaxDocument = 4 * 1024 * 1024;

    /// <summary>How two texts differ, in words; null for texts that are short enough to be shown.</summary>
    /// <param name="field">The field or file that holds them.</param>
    /// <param name="old">The old text.</param>
    /// <param name="fresh">The new text.</param>
    public static string? Summarize(string field, string old, string fresh)
    {
        if (Math.Max(old.Length, fresh.Length) < MinLength && !(IsFile(field) && (old.Contains('\n', StringComparison.Ordinal) || fresh.Contains('\n', StringComparison.Ordinal))))
        {
            return null;
        }

        return (Document(field, old), Document(field, fresh)) is ({ } left, { } right)
            ? $"{(IsJson(old) ? "JSON" : "YAML")}: {CountValues(left, right)}"
            : IsFile(field) || old.Contains('\n', StringComparison.Ordinal) ? CountLines(old, fresh) : null;
    }

    private static bool IsFile(string field) => System.IO.Path.GetExtension(field) is { Length: > 1 };

    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static YamlNode? Document(string field, string text)
    {
        if (text.Length > MaxDocument)
        {
            return null;
        }

        var source = new SourceText(field, text);
        return IsJson(text) ? JsonReader.Read(source) is { Succeeded: true } json ? json.Value : null
            : field.EndsWith(".yaml", StringComparison.Ordinal) || field.EndsWith(".yml", StringComparison.Ordinal)
                ? YamlReader.ReadSingle(source) is { Succeeded: true } yaml ? yaml.Value!.Root : null
            : null;
    }

    private static string CountValues(YamlNode old, YamlNode fresh)
    {
        var changes = NodeComparison.CompareDocuments(old, fresh);
        var counts = new[] { ChangeKind.Changed, ChangeKind.Added, ChangeKind.Removed }
            .Select(kind => (Kind: kind, Count: changes.Count(change => change.Kind == kind)))
            .Where(count => count.Count > 0)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count} {Word(count.Kind)}"))
            .ToArray();
        return counts.Length == 0 ? "same values, written differently" : string.Join(", ", counts);
    }

    private static string Word(ChangeKind kind) => kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" };

    private static string CountLines(string old, string fresh)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in old.Split('\n'))
        {
            counts[line] = counts.GetValueOrDefault(line) + 1;
        }

        var added = 0;
        foreach (var line in fresh.Split('\n'))
        {
            if (counts.GetValueOrDefault(line) > 0)
            {
                counts[line]--;
            }
            else
            {
                added++;
            }
        }

        var removed = counts.Values.Sum();
        return added + removed == 0 ? "same lines in a different order" : $"{ValueText.Count(added, "line")} added, {removed} removed";
    }
}
