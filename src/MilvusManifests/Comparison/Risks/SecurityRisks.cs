using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Comparison.Risks;

/// <summary>How far containers and connections are confined.</summary>
internal sealed class SecurityRisks : IRiskRule
{
    private const string PodSecurity = "metadata.labels.pod-security.kubernetes.io/enforce";

    // The value that gives up the confinement, and whether an absent field does.
    private static readonly Dictionary<string, (string Loose, bool IsDefault)> Switches = new(StringComparer.Ordinal)
    {
        ["privileged"] = ("true", false),
        ["allowPrivilegeEscalation"] = ("true", true),
        ["readOnlyRootFilesystem"] = ("false", true),
        ["runAsNonRoot"] = ("false", true),
        ["hostNetwork"] = ("true", false),
        ["hostPID"] = ("true", false),
        ["hostIPC"] = ("true", false),
        ["shareProcessNamespace"] = ("true", false),
        ["automountServiceAccountToken"] = ("true", true),
        ["insecureSkipVerify"] = ("true", false),
        ["insecureSkipTLSVerify"] = ("true", false),
        ["runAsUser"] = ("0", false),
        ["scheme"] = ("http", false),
        ["procMount"] = ("Unmasked", false),
    };

    private static readonly string[] PodSecurityLevels = ["privileged", "baseline", "restricted"];

    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change) =>
        from value in LeafChange.Find(change)
        where value.Path.LastFlag is null
        let loosens = Loosens(value, change.Kind)
        where loosens == true || (loosens == false && change.Kind == ChangeKind.Changed)
        select Risk.Of(loosens.Value ? RiskKind.SecurityLoosened : RiskKind.SecurityTightened, change.Reference, value.Statement);

    private static bool? Loosens(LeafChange leaf, ChangeKind kind)
    {
        var field = leaf.Path.LastField;
        if (leaf.Shape == PodSecurity)
        {
            return Compare(PodSecurityRank(leaf.OldText), PodSecurityRank(leaf.NewText));
        }

        if (Switches.TryGetValue(field, out var rule))
        {
            // An object that is added loosens nothing by what it does not say.
            var (old, fresh) = (IsLoose(leaf.OldText, rule, kind), IsLoose(leaf.NewText, rule, kind));
            return old == fresh ? null : fresh;
        }

        return leaf.Shape switch
        {
            var shape when shape.EndsWith("capabilities.add[]", StringComparison.Ordinal) => leaf.New is not null,
            var shape when shape.EndsWith("capabilities.drop[]", StringComparison.Ordinal) => kind == ChangeKind.Added ? null : leaf.New is null,
            var shape when shape.EndsWith("hostPath.path", StringComparison.Ordinal) => leaf.New is not null,
            var shape when shape.EndsWith("seccompProfile.type", StringComparison.Ordinal) || shape.EndsWith("appArmorProfile.type", StringComparison.Ordinal) =>
                Compare(ProfileRank(leaf.OldText), ProfileRank(leaf.NewText)),
            var shape when shape.EndsWith("volumeMounts[].readOnly", StringComparison.Ordinal) => leaf.IsPart ? null : leaf.NewText != "true",
            _ => null,
        };
    }

    private static bool IsLoose(string? value, (string Loose, bool IsDefault) rule, ChangeKind kind) =>
        value is null ? rule.IsDefault && kind == ChangeKind.Changed : value == rule.Loose;

    private static bool? Compare(int old, int fresh) => old == fresh ? null : fresh < old;

    private static int PodSecurityRank(string? level) => Math.Max(0, Array.IndexOf(PodSecurityLevels, level));

    private static int ProfileRank(string? profile) => profile is null or "Unconfined" ? 0 : 1;
}
