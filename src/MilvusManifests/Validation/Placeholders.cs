using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation;

/// <summary>Marks the values of an object that something replaces before the API server sees them: what SOPS encrypted, and variables.</summary>
internal static class Placeholders
{
    private const string SopsKey = "sops";
    private const string CipherStart = "ENC[";

    /// <summary>Whether a text may have such values, without parsing it.</summary>
    public static bool MayHave(SourceText text) =>
        Substitution.MayHave(text.Text) || text.Text.Contains(CipherStart, StringComparison.Ordinal) || text.Text.Contains("namespace: _", StringComparison.Ordinal);

    /// <summary>Whether SOPS encrypted an object: its metadata is at the top.</summary>
    public static bool IsEncrypted(YamlMapping root) => root[SopsKey] is YamlMapping;

    /// <summary>The object with variables marked or replaced by their defaults, and without what SOPS added.</summary>
    /// <param name="root">The object.</param>
    /// <param name="withVariables">Whether variables are looked for; if not, they are text.</param>
    public static YamlMapping Mark(YamlMapping root, bool withVariables)
    {
        var isEncrypted = IsEncrypted(root);
        var marked = (YamlMapping)Mark(isEncrypted ? root.Without(SopsKey) : root, isEncrypted, withVariables);
        return withVariables
            ? marked.Change<YamlScalar>(["metadata", "namespace"], name => name.Value == "_" ? name.AsPlaceholder() : name)
            : marked;
    }

    private static YamlNode Mark(YamlNode node, bool isEncrypted, bool withVariables) => node switch
    {
        YamlScalar scalar => Mark(scalar, isEncrypted, withVariables),
        YamlSequence sequence => Mark(sequence, isEncrypted, withVariables),
        YamlMapping mapping => Mark(mapping, isEncrypted, withVariables),
        _ => node,
    };

    private static YamlSequence Mark(YamlSequence sequence, bool isEncrypted, bool withVariables)
    {
        var items = sequence.Items.ToArray();
        var isSame = true;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Mark(items[i], isEncrypted, withVariables);
            isSame &= ReferenceEquals(items[i], sequence.Items[i]);
        }

        return isSame ? sequence : new YamlSequence([.. items], sequence.Location);
    }

    private static YamlMapping Mark(YamlMapping mapping, bool isEncrypted, bool withVariables)
    {
        var entries = mapping.Entries.ToArray();
        var isSame = true;
        for (var i = 0; i < entries.Length; i++)
        {
            var (key, value) = mapping.Entries[i];
            entries[i] = new YamlEntry(withVariables && Substitution.TryApply(key.Value, out _) ? key.AsPlaceholder() : key, Mark(value, isEncrypted, withVariables));
            isSame &= ReferenceEquals(entries[i].Key, key) && ReferenceEquals(entries[i].Value, value);
        }

        return isSame ? mapping : new YamlMapping([.. entries], mapping.Location);
    }

    private static YamlScalar Mark(YamlScalar scalar, bool isEncrypted, bool withVariables)
    {
        if (isEncrypted && scalar.Value.StartsWith(CipherStart, StringComparison.Ordinal))
        {
            return scalar.AsPlaceholder();
        }

        // A block scalar is text whatever the variables in it are.
        if (!withVariables || scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded || !Substitution.TryApply(scalar.Value, out var substituted))
        {
            return scalar;
        }

        // Flux substitutes text, and kustomize may have dropped the quotes before: only an unquoted default is sure to be what it looks like.
        var resolved = substituted is { Length: > 0 } ? new YamlScalar(substituted, YamlScalarStyle.Plain, scalar.Location) : null;
        return resolved is not null && (scalar.Style == YamlScalarStyle.Plain || resolved.Kind == YamlScalarKind.String) ? resolved : scalar.AsPlaceholder();
    }
}
