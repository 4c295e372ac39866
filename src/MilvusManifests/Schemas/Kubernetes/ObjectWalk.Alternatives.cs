using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <content>Schemas of which all, one or none must match.</content>
internal sealed partial class ObjectWalk
{
    private void VisitAlternatives(YamlNode node, PackedSchema schema)
    {
        foreach (var part in schema.AllOf)
        {
            Visit(node, part, UnknownFields.Ignored);
        }

        if (schema.AnyOf.Length > 0 && !schema.IsIntegerOrString)
        {
            VisitAnyOf(node, schema);
        }

        if (schema.OneOf.Length > 0)
        {
            VisitOneOf(node, schema);
        }

        if (schema.Not is { } not && Try(node, not).Length == 0)
        {
            Errors.Add(Excluded(node, not));
        }
    }

    private SchemaError Excluded(YamlNode node, PackedSchema not) => (node, not) switch
    {
        (YamlScalar, _) => SchemaMessages.Forbidden(node, path, $"must not be {ValueText.Of(node)}"),
        (YamlMapping mapping, { Required.Length: > 0, Properties: [], AnyOf: [] }) => SchemaMessages.ForbiddenFields(mapping, path, not.Required, [.. SchemaDefaults.FilledInto(mapping).Where(not.Required.Contains)]),
        _ => SchemaMessages.Forbidden(node, path, "must not have these fields together"),
    };

    private void VisitAnyOf(YamlNode node, PackedSchema schema)
    {
        SchemaError[]? best = null;
        foreach (var part in schema.AnyOf)
        {
            var errors = Try(node, part);
            if (errors.Length == 0)
            {
                return;
            }

            best = best is null || errors.Length < best.Length ? errors : best;
        }

        Errors.AddRange(best!);
    }

    private void VisitOneOf(YamlNode node, PackedSchema schema)
    {
        SchemaError[]? best = null;
        var fitting = 0;
        foreach (var part in schema.OneOf)
        {
            var errors = Try(node, part);
            fitting += errors.Length == 0 ? 1 : 0;
            best = best is null || errors.Length < best.Length ? errors : best;
        }

        if (fitting == 0)
        {
            Errors.AddRange(best!);
        }
        else if (fitting > 1)
        {
            Errors.Add(SchemaMessages.At(SchemaCodes.Alternatives, node, path, $"{path.Subject} matches {fitting} of {schema.OneOf.Length} alternatives, but must match exactly one"));
        }
    }

    private SchemaError[] Try(YamlNode node, PackedSchema schema)
    {
        var mark = Errors.Count;
        tries++;
        Visit(node, schema, UnknownFields.Ignored);
        tries--;
        return Errors.Take(mark);
    }

    // Alternatives of different types are distinguished by the value's type, so that errors within one are reported as if it were the only one.
    private void VisitTypedAlternative(YamlNode node, PackedSchema schema, UnknownFields unknown)
    {
        var names = new List<string>();
        foreach (var part in schema.AnyOf)
        {
            if (TypeNames(part) is not [var name])
            {
                VisitKeywords(node, schema);
                VisitAlternatives(node, schema);
                return;
            }

            if (name == (node is YamlScalar { Kind: YamlScalarKind.Integer } ? "an integer" : node.Description))
            {
                Visit(node, part, unknown);
                return;
            }

            names.Add(name);
        }

        Errors.Add(SchemaMessages.WrongType(node, path, names));
    }
}
