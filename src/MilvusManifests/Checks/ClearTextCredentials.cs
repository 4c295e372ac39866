using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Building;
using MilvusManifests.Checks.Credentials;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>No credential is written in clear text: what is generated is kept in git. A field can be allowed by naming it.</summary>
internal sealed class ClearTextCredentials : ICheck
{
    /// <summary>A credential that would be written as it is.</summary>
    public static readonly DiagnosticCode InClearText = new(
        "MM4040",
        "credential in clear text",
        "Manifests are kept in git, where a credential is read by everyone who can read the repository. Credentials are found by the names of keys, "
        + "variables and flags, in URLs, and as private keys.",
        new("Secret a: stringData.password would have a credential in clear text", "kind: Secret\nmetadata: {name: a}\nstringData: {password: hunter2}"),
        "Keep it in a Secret of your own and refer to the key, or to the file where it is mounted. If it has to be in git, name the field in 'clearText'.");

    /// <summary>An allowed field that has no credential.</summary>
    public static readonly DiagnosticCode NotThere = new(
        "MM4140",
        "no credential to allow",
        "'clearText' allows a credential in clear text at a field, named as the error about it names the field. There is none at this one: the entry is "
        + "misspelled, or no longer needed.",
        new("there is no credential at 'Secret/a stringData.b' to allow", "clearText: [\"Secret/a stringData.b\"]"),
        "Remove the entry, or write it as the error names the field.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [InClearText, NotThere];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var allowed = set.Inputs.Configuration.ClearText;
        var met = new HashSet<string>(StringComparer.Ordinal);
        var found = new DiagnosticBag();
        foreach (var (candidate, credential) in set.InFiles(nameof(ClearTextCredentials), manifest => manifest.Objects.SelectMany(CredentialSearch.Find, (candidate, credential) => (candidate, credential))))
        {
            var name = $"{candidate.Reference.Kind}/{candidate.Reference.Name} {credential.Field}";
            met.Add(name);
            if (!allowed.Any(field => field.Value == name))
            {
                found.Add(Report(credential, name, candidate, set.Inputs));
            }
        }

        foreach (var field in allowed.Where(field => !met.Contains(field.Value)))
        {
            found.Add(Diagnostic.Warning(NotThere, field.Location, $"there is no credential at '{Excerpt.Of(field.Value)}' to allow{Suggestion.Phrase(field.Value, met)}"));
        }

        return found.ToImmutable();
    }

    private static Diagnostic Report(Credential credential, string name, ManifestObject candidate, Inputs inputs)
    {
        var place = inputs.Provenance.Explain(credential.Location ?? candidate.Node.Location);
        return Diagnostic.Error(
            InClearText,
            (place is null ? null : Refine(place, inputs.Configuration.Written, credential.Path)) ?? place,
            $"{candidate.Reference}: {credential.Field} would have a credential in clear text",
            $"{credential.Advice}; if it has to be in git, allow it with clearText: [\"{name}\"]");
    }

    // A setting that becomes a text is one place in all; the key in it is found by its path.
    private static Location? Refine(Location place, YamlMapping written, string[] path)
    {
        var node = path.Length == 0 ? null : NodeAt(written, place);
        foreach (var step in path)
        {
            node = node switch
            {
                YamlMapping mapping => mapping[step],
                YamlSequence sequence when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Items.Length => sequence.Items[index],
                _ => null,
            };
        }

        return node?.Location;
    }

    private static YamlNode? NodeAt(YamlNode node, Location place) => Equals(node.Location, place) ? node : node switch
    {
        YamlMapping mapping => mapping.Entries.Select(entry => NodeAt(entry.Value, place)).FirstOrDefault(found => found is not null),
        YamlSequence sequence => sequence.Items.Select(item => NodeAt(item, place)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
