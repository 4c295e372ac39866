using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Checks.Credentials;
using MilvusManifests.Schemas;

namespace MilvusManifests.Comparison.Fields;

/// <summary>How two texts differ that are documents or long: dashboards, configuration files, scripts.</summary>
/// <param name="Summary">The difference in words: <c>YAML: 2 changed</c>.</param>
/// <param name="Parts">What changed, if both are JSON or YAML: the first ones of very many. Values whose names say that they are secret are hidden.</param>
internal sealed record EmbeddedDocument(string Summary, ImmutableArray<FieldChange> Parts)
{
    private const int MinLength = 200;
    private const int MaxParts = 200;

    /// <summary>How two texts differ; null for texts that are short enough to be shown.</summary>
    /// <param name="field">The field or file that holds them.</param>
    /// <param name="old">The old text.</param>
    /// <param name="fresh">The new text.</param>
    public static EmbeddedDocument? Compare(string field, string old, string fresh)
    {
        var isLong = Math.Max(old.Length, fresh.Length) >= MinLength;
        var hasLines = old.Contains('\n', StringComparison.Ordinal) || fresh.Contains('\n', StringComparison.Ordinal);
        if (!isLong && !hasLines)
        {
            return null;
        }

        if ((EmbeddedText.Read(field, old), EmbeddedText.Read(field, fresh)) is ({ } left, { } right))
        {
            var changes = (left, right) is ([_], [_]) ? NodeComparison.CompareDocuments(left[0], right[0])
                : NodeComparison.CompareDocuments(EmbeddedText.Together(left), EmbeddedText.Together(right));
            return new($"{(EmbeddedText.IsJson(old) ? "JSON" : "YAML")}: {CountValues(changes)}", [.. changes.Take(MaxParts).Select(Masked)]);
        }

        return (isLong || EmbeddedText.IsFile(field)) && (EmbeddedText.IsFile(field) || old.Contains('\n', StringComparison.Ordinal)) ? new(CountLines(old, fresh), []) : null;
    }

    private static FieldChange Masked(FieldChange change) => CredentialNames.Hint(change.Path.Shape)
        ? change with { Old = change.Old is null ? null : FieldChange.Hidden, New = change.New is null ? null : FieldChange.Hidden, Summary = null, Parts = [] }
        : change with { Old = SecretFields.MaskNamed(change.Old), New = SecretFields.MaskNamed(change.New), Parts = [] };

    private static string CountValues(ImmutableArray<FieldChange> changes)
    {
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
