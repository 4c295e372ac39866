using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A JSON Schema, ready to hold values against; safe to use from several threads.</summary>
public sealed class JsonSchema
{
    private readonly CompiledSchema root;
    private readonly JsonSchemaOptions options;

    internal JsonSchema(CompiledSchema root, JsonSchemaOptions options)
    {
        this.root = root;
        this.options = options;
    }

    /// <summary>Compiles a schema that needs no other document.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="options">How it is read.</param>
    public static Result<JsonSchema> Compile(YamlNode document, JsonSchemaOptions? options = null)
    {
        var registry = new JsonSchemaRegistry(options);
        var diagnostics = registry.Add(null, document);
        var compiled = registry.Compile(document);
        return compiled with { Diagnostics = diagnostics.AddRange(compiled.Diagnostics) };
    }

    /// <summary>Everything about a value that does not fit, in the order of its text; nothing when all of it fits.</summary>
    /// <param name="node">The value.</param>
    /// <param name="name">What messages call the value itself; <c>the document</c> when null.</param>
    public ImmutableArray<Diagnostic> Validate(YamlNode node, string? name = null)
    {
        var errors = new SchemaErrors(options.MaxErrors);
        var path = new InstancePath(name);
        var evaluation = new Evaluation(errors, path, options.MaxWork);
        evaluation.Apply(root, node, null);
        if (evaluation.Aborted is { } reason)
        {
            errors.Add(SchemaMessages.TooMuch(node, new InstancePath(name), reason));
        }

        return errors.ToDiagnostics();
    }

    /// <summary>Whether a value fits.</summary>
    public bool IsValid(YamlNode node)
    {
        var evaluation = new Evaluation(null, new InstancePath(), options.MaxWork);
        return evaluation.Apply(root, node, null) && evaluation.Aborted is null;
    }
}
