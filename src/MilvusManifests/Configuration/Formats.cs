using MilvusManifests.Schemas.Formats;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>The syntaxes of the configuration's strings.</summary>
internal static class Formats
{
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string Subdomain = Label + @"(\." + Label + ")*";
    private const string Number = "(0|[1-9][0-9]*)";
    private const string PathSegment = @"([^/\\:.\x00-\x1f][^/\\:\x00-\x1f]*|\.[^/\\:.\x00-\x1f][^/\\:\x00-\x1f]*|\.\.[^/\\:\x00-\x1f]+)";
    private const string HostLabel = "[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?";
    private const string HostAndPort = HostLabel + @"(\." + HostLabel + ")*(:[0-9]{1,5})?";
    private const string UrlRest = "[-A-Za-z0-9._~!$&'()*+,;=:@%/?]";
    private const string GitUser = "[A-Za-z0-9_][-A-Za-z0-9._]*@";
    private const string AnyPath = @"(\./)?((\.\./)*\.\.|(\.\./)*" + PathSegment + "(/" + PathSegment + ")*)/?";
    private const string RepositoryPart = "[a-z0-9]+((_|__|[.]|-+)[a-z0-9]+)*";

    public static ValueFormat KubernetesVersion { get; } = new(
        "Kubernetes version", Codes.InvalidKubernetesVersion, @"^1\.[1-9][0-9]?$", 0, VersionSyntax.IsKubernetes, VersionSyntax.AdviseKubernetes)
    {
        NumberMessage = text => $"{text} without quotes is a number, and 1.30 the same one as 1.3; write \"{text}\"",
    };

    public static ValueFormat KubePrometheusVersion { get; } = new(
        "kube-prometheus release", Codes.InvalidRelease, $@"^v{Number}\.{Number}\.{Number}$", 32, VersionSyntax.IsRelease, VersionSyntax.AdviseRelease);

    public static ValueFormat MilvusVersion { get; } = new(
        "Milvus version", Codes.InvalidMilvusVersion,
        $@"^(?!.*-$){Number}\.{Number}\.{Number}(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$",
        63, VersionSyntax.IsMilvus, VersionSyntax.AdviseMilvus);

    public static ValueFormat DnsLabel { get; } = new(
        "DNS label", Codes.InvalidName, $"^{Label}$", 63, text => NameSyntax.IsLabel(text, 63), text => NameSyntax.AdviseLabel(text, 63));

    public static ValueFormat ReleaseName { get; } = new(
        "release name", Codes.InvalidName, $"^{Label}$", 53, text => NameSyntax.IsLabel(text, 53), text => NameSyntax.AdviseLabel(text, 53));

    public static ValueFormat DnsSubdomain { get; } = new(
        "DNS subdomain", Codes.InvalidName, $"^{Subdomain}$", 253, NameSyntax.IsSubdomain, NameSyntax.AdviseSubdomain);

    public static ValueFormat Kind { get; } = new(
        "kind", Codes.InvalidName, "^[A-Z][A-Za-z0-9]*$", 63, NameSyntax.IsKind, NameSyntax.AdviseKind);

    public static ValueFormat ObjectName { get; } = new(
        "name of an object", Codes.InvalidName, @"^[^/%\s]+$", 253, NameSyntax.IsObjectName, _ => "write the name as it stands in metadata.name");

    public static ValueFormat LabelKey { get; } = new(
        "label key", Codes.InvalidLabel, $"^({Subdomain}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{{0,61}}[A-Za-z0-9])?$", 317,
        LabelSyntax.IsKey, _ => "write letters, digits, '-', '_' and '.', behind a DNS subdomain and '/' if need be");

    public static ValueFormat LabelValue { get; } = new(
        "label value", Codes.InvalidLabel, "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$", 0,
        LabelSyntax.IsValue, _ => "write at most 63 letters, digits, '-', '_' and '.', a letter or digit first and last");

    public static ValueFormat PrometheusLabel { get; } = new(
        "Prometheus label name", Codes.InvalidLabel, "^[a-zA-Z_][a-zA-Z0-9_]*$", 0,
        LabelSyntax.IsPrometheusName, LabelSyntax.AdvisePrometheusName);

    public static ValueFormat Duration { get; } = new(
        "Prometheus duration", Codes.InvalidDuration,
        "^(0|(?!$)([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$", 64, DurationSyntax.IsValid, DurationSyntax.Advise);

    public static ValueFormat ByteSize { get; } = new(
        "Prometheus size", Codes.InvalidByteSize, "^(0|([0-9]*[.])?[0-9]+([KMGTPE]i?)?B)$", 64, QuantitySyntax.IsByteSize, QuantitySyntax.AdviseByteSize);

    public static ValueFormat Quantity { get; } = new(
        "Kubernetes quantity", Codes.InvalidQuantity,
        @"^\+?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$", 64, QuantitySyntax.IsValid, QuantitySyntax.Advise);

    public static ValueFormat Digest { get; } = new(
        "image digest", Codes.InvalidDigest, "^sha256:[a-f0-9]{64}$", 0, ImageSyntax.IsDigest, ImageSyntax.AdviseDigest);

    public static ValueFormat Registry { get; } = new(
        "registry", Codes.InvalidRegistry, $@"^{HostLabel}(\.{HostLabel})*(:[0-9]{{1,5}})?(/{RepositoryPart})*$", 255, ImageSyntax.IsRegistry, ImageSyntax.AdviseRegistry);

    public static ValueFormat RelativePath { get; } = new(
        "path inside the folder of the configuration", Codes.InvalidPath, $@"^(\./)?{PathSegment}(/{PathSegment})*/?$", 1024,
        PathSyntax.IsValid, PathSyntax.Advise);

    public static ValueFormat SourceFolder { get; } = new(
        "relative path", Codes.InvalidPath, $"^{AnyPath}$", 1024, SourceSyntax.IsPath, SourceSyntax.AdvisePath);

    public static ValueFormat SourceArchive { get; } = new(
        "relative path or https URL", Codes.InvalidPath, $"^(https://{HostAndPort}/{UrlRest}*|{AnyPath})$", 1024,
        SourceSyntax.IsArchive, SourceSyntax.AdviseArchive);

    public static ValueFormat GitUrl { get; } = new(
        "URL or relative path of a git repository", Codes.InvalidPath,
        $"^(https://{HostAndPort}/{UrlRest}*|ssh://({GitUser})?{HostAndPort}/{UrlRest}*|file:///{UrlRest}*|{GitUser}{HostLabel}(\\.{HostLabel})*:{UrlRest}+|{AnyPath})$", 1024,
        SourceSyntax.IsGitUrl, SourceSyntax.AdviseGitUrl);

    public static ValueFormat GitTag { get; } = new(
        "git tag", Codes.InvalidName, @"^(?!refs/)(?!.*\.lock$)(?!.*\.lock/)[A-Za-z0-9_]+([-._+/][A-Za-z0-9_]+)*$", 255, SourceSyntax.IsTag, SourceSyntax.AdviseTag);

    public static ValueFormat GitCommit { get; } = new(
        "git commit", Codes.InvalidChecksum, "^([a-f0-9]{40}|[a-f0-9]{64})$", 0, SourceSyntax.IsCommit, SourceSyntax.AdviseCommit);

    public static ValueFormat Sha256 { get; } = new(
        "SHA-256", Codes.InvalidChecksum, "^[a-f0-9]{64}$", 0, SourceSyntax.IsSha256, SourceSyntax.AdviseSha256);

    public static ValueFormat JsonPointer { get; } = new(
        "JSON Pointer", Codes.InvalidPointer, "^(/([^/~]|~[01])*)*$", 0, PointerSyntax.IsValid, PointerSyntax.Advise);

    public static ValueFormat Url { get; } = new(
        "URL", Codes.InvalidText, @"^https?://[^\s/]+[^\s]*$", 0, UrlSyntax.IsValid, _ => "write http:// or https:// and a host");

    public static ValueFormat Argument { get; } = new(
        "command-line argument", Codes.InvalidText, @"^--[A-Za-z0-9][-A-Za-z0-9._]*(=[^\x00-\x1f]*)?$", 4096, ArgumentSyntax.IsValid,
        _ => "write a whole argument, such as --log.level=debug");

    public static ValueFormat FeatureName { get; } = new(
        "feature flag", Codes.InvalidText, "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", 128, IniSyntax.IsValid,
        _ => "write its name, such as exemplar-storage");

    public static ValueFormat SecretKey { get; } = new(
        "key of a Secret", Codes.InvalidName, "^(?!\\.\\.?$)[-._A-Za-z0-9]+$", 253, ArgumentSyntax.IsSecretKey,
        _ => "write letters, digits, '-', '_' and '.'");

    public static ValueFormat IniName { get; } = new(
        "name in an ini file", Codes.InvalidText, "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", 128, IniSyntax.IsValid,
        _ => "write letters, digits, '_', '-' and '.'");
}
