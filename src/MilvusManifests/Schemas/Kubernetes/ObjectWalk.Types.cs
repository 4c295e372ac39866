using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <content>The types of values.</content>
internal sealed partial class ObjectWalk
{
    private static readonly string[] IntegerOrString = ["an integer", "a string"];
    private static readonly string[] StringOrNumber = ["a string", "a number"];

    private bool FitsType(YamlNode node, PackedSchema schema)
    {
        if (IsNull(node) && (IsTrue(schema, SchemaKeyword.Nullable) || TypeNames(schema).Length == 0))
        {
            return true;
        }

        var fits = schema.Type switch
        {
            null => FitsUntyped(node, schema),
            "string" => node is YamlScalar { Kind: YamlScalarKind.String },
            "integer" => node is YamlScalar scalar && IsWhole(scalar),
            "number" => node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float },
            "boolean" => node is YamlScalar { Kind: YamlScalarKind.Boolean },
            "array" => node is YamlSequence,
            _ => node is YamlMapping,
        };
        if (!fits)
        {
            Errors.Add(SchemaMessages.WrongType(node, path, TypeNames(schema), StringAdvice.For(node, schema)));
        }
        else if (node is YamlScalar { Style: YamlScalarStyle.Plain } plain)
        {
            WarnOfTrap(plain, schema);
        }

        return fits;
    }

    private static bool FitsUntyped(YamlNode node, PackedSchema schema)
    {
        if (AllowsIntegerOrString(schema))
        {
            return node is YamlScalar scalar && (scalar.Kind == YamlScalarKind.String || IsWhole(scalar));
        }

        return !IsQuantity(schema) || node is YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Integer or YamlScalarKind.Float };
    }

    private static bool AllowsIntegerOrString(PackedSchema schema) => schema.IsIntegerOrString || IsTrue(schema, SchemaKeyword.IntOrString);

    private static bool IsQuantity(PackedSchema schema) => schema[SchemaKeyword.Format] is YamlScalar { Value: "quantity" };

    private static bool IsWhole(YamlScalar scalar) =>
        scalar.Kind == YamlScalarKind.Integer
        || (scalar.Kind == YamlScalarKind.Float && ExactNumber.TryParse(scalar.Value, out var number) && number.IsWhole);

    private string[] TypeNames(PackedSchema schema)
    {
        schema = pack.Resolve(schema);
        return schema.Type switch
        {
            "string" => ["a string"],
            "integer" => ["an integer"],
            "number" => ["a number"],
            "boolean" => ["a boolean"],
            "array" => ["a sequence"],
            "object" => ["a mapping"],
            _ when AllowsIntegerOrString(schema) => IntegerOrString,
            _ when IsQuantity(schema) => StringOrNumber,
            _ => [],
        };
    }

    // Flux reads 'yes' as a string; in other texts, readers disagree whether '0644' is 644 or 420.
    private void WarnOfTrap(YamlScalar plain, PackedSchema schema)
    {
        if (tries > 0)
        {
            return;
        }

        if (plain.IsStringToFlux)
        {
            Warn(plain, $"kubectl, Helm and Argo CD read {plain.Written} as {plain.Value}, Flux as a string; use {plain.Value}");
        }
        else if (plain.Kind is YamlScalarKind.Integer or YamlScalarKind.Float && YamlScalarResolution.IsAmbiguous(plain.Value))
        {
            var advice = schema.Type == "integer" ? "write it in plain decimal digits" : $"use \"{Excerpt.Of(plain.Value)}\"";
            Warn(plain, $"YAML readers disagree whether {Excerpt.Of(plain.Value)} is {plain.Description} of that value; {advice}");
        }
    }

    private void Warn(YamlScalar plain, string message) =>
        Errors.Add(new SchemaError(Diagnostic.Warning(ObjectCodes.AmbiguousScalar, plain.Location, $"{path.Subject}: {message}"), path.Depth));
}
