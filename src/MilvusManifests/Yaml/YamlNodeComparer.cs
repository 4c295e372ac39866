namespace MilvusManifests.Yaml;

/// <summary>Compares nodes by content; their locations and how they were written are ignored.</summary>
internal sealed class YamlNodeComparer : IEqualityComparer<YamlNode>
{
    private readonly bool exact;

    private YamlNodeComparer(bool exact) => this.exact = exact;

    /// <summary>Equal as JSON (RFC 6902 section 4.6): numbers by value, mappings in any order of keys.</summary>
    public static YamlNodeComparer Json { get; } = new(exact: false);

    /// <summary>Equal as the writer sees it: as <see cref="Json"/>, and of the same kinds, with keys in the same order.</summary>
    public static YamlNodeComparer Exact { get; } = new(exact: true);

    /// <inheritdoc/>
    public bool Equals(YamlNode? x, YamlNode? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return (x, y) switch
        {
            (YamlScalar left, YamlScalar right) => EqualScalars(left, right),
            (YamlSequence left, YamlSequence right) => EqualSequences(left, right),
            (YamlMapping left, YamlMapping right) => EqualMappings(left, right),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public int GetHashCode(YamlNode obj) => obj switch
    {
        YamlScalar { Kind: YamlScalarKind.String } text => text.Value.GetHashCode(StringComparison.Ordinal),
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number => YamlNumber.Hash(number.Value),
        YamlScalar { Kind: YamlScalarKind.Boolean } word => IsTrue(word) ? 1 : 2,
        YamlScalar => 3,
        YamlSequence sequence => HashCode.Combine(5, sequence.Items.Length),
        YamlMapping mapping => HashCode.Combine(7, mapping.Entries.Length),
        _ => 0,
    };

    private bool EqualScalars(YamlScalar left, YamlScalar right)
    {
        if (IsNumber(left) && IsNumber(right))
        {
            return (!exact || left.Kind == right.Kind) && YamlNumber.AreEqual(left.Value, right.Value);
        }

        return left.Kind == right.Kind && left.Kind switch
        {
            YamlScalarKind.Null => true,
            YamlScalarKind.Boolean => IsTrue(left) == IsTrue(right),
            _ => string.Equals(left.Value, right.Value, StringComparison.Ordinal),
        };
    }

    private bool EqualSequences(YamlSequence left, YamlSequence right)
    {
        if (left.Items.Length != right.Items.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Items.Length; i++)
        {
            if (!Equals(left.Items[i], right.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool EqualMappings(YamlMapping left, YamlMapping right)
    {
        if (left.Entries.Length != right.Entries.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Entries.Length; i++)
        {
            var entry = left.Entries[i];
            var at = exact ? i : right.IndexOf(entry.Key.Value);
            if (at < 0
                || !string.Equals(entry.Key.Value, right.Entries[at].Key.Value, StringComparison.Ordinal)
                || !Equals(entry.Value, right.Entries[at].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(YamlScalar scalar) => scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Float;

    private static bool IsTrue(YamlScalar scalar) => scalar.Value is ['t' or 'T', ..];
}
