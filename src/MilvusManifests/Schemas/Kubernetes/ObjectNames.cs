using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The names of objects: each kind has its own rule.</summary>
internal static class ObjectNames
{
    /// <summary>Checks <c>metadata.name</c> and <c>metadata.namespace</c>.</summary>
    public static void Check(YamlMapping node, PackedKind kind, InstancePath path, SchemaErrors errors)
    {
        if (node.Find("metadata") is not { } entry)
        {
            if (!IsReview(kind))
            {
                AddMissing(node, "metadata", path, errors);
            }

            return;
        }

        if (entry.Value is not YamlMapping metadata)
        {
            return;
        }

        path.Push(entry.Key);
        CheckName(node, metadata, kind, path, errors);
        CheckNamespace(metadata, kind, path, errors);
        path.Pop();
    }

    private static void CheckName(YamlMapping node, YamlMapping metadata, PackedKind kind, InstancePath path, SchemaErrors errors)
    {
        if (metadata.Find("name") is not { Value: YamlScalar { Kind: not YamlScalarKind.Null } name } entry)
        {
            if (metadata["name"] is null or YamlScalar && metadata["generateName"] is not YamlScalar { Value.Length: > 0 } && kind.Resource is not null && !IsReview(kind))
            {
                AddMissing(metadata, "name", path, errors);
            }

            return;
        }

        if (name.Kind != YamlScalarKind.String || Fault(name.Value, kind) is not var (rule, advice))
        {
            CheckDefinitionName(node, name, kind, path, errors);
            return;
        }

        path.Push(entry.Key);
        errors.Add(SchemaMessages.At(ObjectCodes.InvalidName, name, path, $"{path.Subject}: {ValueText.Of(name)} is not a valid {rule}{(advice is null ? "" : $"; {advice}")}"));
        path.Pop();
    }

    private static void AddMissing(YamlMapping mapping, string name, InstancePath path, SchemaErrors errors)
    {
        var error = SchemaMessages.MissingField(mapping, path, name);
        if (!errors.HasMissing(mapping, name, error.Diagnostic.Location, 0))
        {
            errors.Add(error);
        }
    }

    // A review is answered and never stored.
    private static bool IsReview(PackedKind kind) => kind.Name.Group is "authentication.k8s.io" or "authorization.k8s.io";

    private static (string Rule, string? Advice)? Fault(string name, PackedKind kind)
    {
        if (kind.Name.Group == "rbac.authorization.k8s.io")
        {
            return IsPathSegment(name) ? null : ("path segment", "use a name without '/' and '%'");
        }

        return kind.IsCustomResource ? DnsSubdomain.Syntax.Fault(name) : (kind.Name.Group, kind.Name.Kind) switch
        {
            ("", "Namespace" or "Service") => DnsLabel.Syntax.Fault(name),
            ("batch", "CronJob") when name.Length > 52 && DnsSubdomain.IsValid(name) => ("CronJob name", "use at most 52 characters: the names of its Jobs are longer"),
            ("networking.k8s.io", "IPAddress") or ("apiregistration.k8s.io", "APIService") => null, // a rule checks them
            ("certificates.k8s.io", "CertificateSigningRequest") => null,
            ("storage.k8s.io", "CSIDriver") => DnsSubdomain.Syntax.Fault(name.ToLowerInvariant()),
            _ => DnsSubdomain.Syntax.Fault(name),
        };
    }

    private static bool IsPathSegment(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '%');

    private static void CheckDefinitionName(YamlMapping node, YamlScalar name, PackedKind kind, InstancePath path, SchemaErrors errors)
    {
        if (kind.Name is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" } && node["spec"] is YamlMapping spec
            && spec["group"] is YamlScalar group && (spec["names"] as YamlMapping)?["plural"] is YamlScalar plural
            && name.Value != $"{plural.Value}.{group.Value}")
        {
            errors.Add(SchemaMessages.At(ObjectCodes.InvalidName, name, path, $"the name of a CustomResourceDefinition must be its plural and group; use {plural.Value}.{group.Value}"));
        }
    }

    private static void CheckNamespace(YamlMapping metadata, PackedKind kind, InstancePath path, SchemaErrors errors)
    {
        if (metadata.Find("namespace") is not { Value: YamlScalar { Kind: YamlScalarKind.String } name } entry || name.Value.Length == 0)
        {
            return;
        }

        path.Push(entry.Key);
        if (DnsLabel.Existing.Fault(name.Value) is var (syntax, advice))
        {
            errors.Add(SchemaMessages.At(ObjectCodes.InvalidName, name, path, $"{path.Subject}: {ValueText.Of(name)} is not a valid {syntax}; {advice}"));
        }
        else if (kind is { Resource: not null, IsNamespaced: false })
        {
            errors.Add(new SchemaError(
                Diagnostic.Warning(ObjectCodes.NamespaceIgnored, name.Location, $"a {kind.Name.Kind} is cluster-scoped and has no namespace; remove '{ValueText.Of(name).Trim('\'')}'"), path.Depth));
        }

        path.Pop();
    }
}
