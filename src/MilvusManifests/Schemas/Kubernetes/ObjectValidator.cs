using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>
/// Validates Kubernetes objects against the schemas of their kinds, as the API server does with strict field validation: all errors of an object at
/// once, each at its node. A null is treated as by the API server: as an absent field, unless the schema allows null.
/// </summary>
/// <param name="builtIn">The built-in kinds of the cluster, which define the metadata of every kind.</param>
/// <param name="rules">The rules of the cluster's API server that are in no schema.</param>
/// <param name="options">What is checked.</param>
internal sealed class ObjectValidator(SchemaPack builtIn, ObjectRules rules, ObjectValidatorOptions? options = null)
{
    private readonly ObjectValidatorOptions options = options ?? ObjectValidatorOptions.Default;

    /// <summary>Validates one object against its schema. Thread-safe.</summary>
    public ObjectValidation Validate(YamlMapping node, KindSchema kind)
    {
        var walk = new ObjectWalk(kind, builtIn, rules, options);
        if (kind.JsonSchema is { } schema)
        {
            walk.VisitDescribed(node, schema);
        }
        else
        {
            walk.VisitObject(node);
        }

        if (options.WarnOfSize && ObjectSize.Warning(node) is { } warning)
        {
            walk.Errors.Add(warning);
        }

        var all = SecretValues.Hide(walk.Errors.ToDiagnostics(), node, kind.Kind);
        var found = kind.MayLackFields ? UnverifiedFields.Judge(all, node) : all;
        var unverified = all.Length - found.Length;
        if (!options.MayHavePlaceholders)
        {
            return new ObjectValidation(found, walk.Rules.ToImmutable()) { Unverified = unverified };
        }

        var places = new HashSet<Location>();
        YamlPlaceholders.AddPlaces(node, places);
        ImmutableArray<Diagnostic> judged = [.. found.Where(diagnostic => diagnostic.Location is not { } place || !places.Contains(place))];
        return new ObjectValidation(judged, walk.Rules.ToImmutable()) { Unjudged = walk.Unjudged + found.Length - judged.Length, Unverified = unverified };
    }

    /// <summary>Validates a document that is what a custom resource has in a field, as a rule file of Prometheus is the <c>spec</c> of a PrometheusRule.</summary>
    /// <param name="node">The document.</param>
    /// <param name="kind">The custom resource.</param>
    /// <param name="field">The field.</param>
    public ImmutableArray<Diagnostic> ValidatePart(YamlMapping node, KindSchema kind, string field)
    {
        var walk = new ObjectWalk(kind, builtIn, rules, options, new InstancePath());
        walk.VisitPart(node, field);
        return walk.Errors.ToDiagnostics();
    }
}
