using System.Collections.Immutable;
using System.Text.Json;
using Json.Schema;
using MilvusManifests.Schemas.Json.Library;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>A compiled JSON Schema; thread-safe. A broken one accepts everything: its own errors are reported.</summary>
internal sealed class JsonSchemaValidator
{
    // Beyond it a small stack might overflow.
    private const int MaxShallowDepth = 24;

    private const int MaxRepeatedSteps = 10_000;

    private readonly global::Json.Schema.JsonSchema? schema;
    private readonly SchemaPlace place;
    private readonly SchemaIndex index;
    private readonly JsonSchemaOptions options;

    internal JsonSchemaValidator(global::Json.Schema.JsonSchema? schema, SchemaPlace place, SchemaIndex index, JsonSchemaOptions options)
    {
        this.schema = schema;
        this.place = place;
        this.index = index;
        this.options = options;
    }

    /// <summary>Compiles a schema that refers to no other document.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="options">How it is read.</param>
    public static Result<JsonSchemaValidator> Compile(YamlNode document, JsonSchemaOptions? options = null)
    {
        var set = new JsonSchemaSet(options);
        var diagnostics = set.Add(null, document);
        var compiled = set.Compile(document);
        return compiled with { Diagnostics = diagnostics.AddRange(compiled.Diagnostics) };
    }

    /// <summary>All errors of a value, in the order of its text.</summary>
    /// <param name="node">The value.</param>
    /// <param name="name">The name of the value in messages; <c>the document</c> if null.</param>
    public ImmutableArray<Diagnostic> Validate(YamlNode node, string? name = null)
    {
        if (schema is null)
        {
            return [];
        }

        var errors = new SchemaErrors(options.MaxErrors);
        OnStackFor(node, () => Validate(schema, node, name, errors));
        return errors.ToDiagnostics();
    }

    /// <summary>Whether a value is valid.</summary>
    public bool IsValid(YamlNode node) => schema is null
        || OnStackFor(node, () => Refusal(Measure(node)) is null && TryEvaluate(schema, JsonText.Of(node), OutputFormat.Flag)?.IsValid == true);

    private bool Validate(global::Json.Schema.JsonSchema compiled, YamlNode node, string? name, SchemaErrors errors)
    {
        var path = new InstancePath(name);
        var count = Measure(node);
        if (Refusal(count) is { } reason)
        {
            errors.Add(SchemaMessages.TooMuch(node, path, reason));
            return false;
        }

        // Values are mostly valid, and then the library need not record what it did. Large documents are not evaluated again.
        var value = JsonText.Of(node);
        var verdict = count.Steps > MaxRepeatedSteps ? null : TryEvaluate(compiled, value, OutputFormat.Flag);
        if (verdict is not { IsValid: true })
        {
            verdict = TryEvaluate(compiled, value, OutputFormat.Hierarchical);
        }

        if (verdict is null)
        {
            errors.Add(SchemaMessages.TooMuch(node, path, "cannot be validated: it has a number that is too large to compare, or its schema uses a dynamic reference that cannot be resolved"));
        }
        else
        {
            new Explanation(index, errors, path).Explain(verdict, place, node);
        }

        return verdict is { IsValid: true };
    }

    private SchemaWork.Count Measure(YamlNode node) => new SchemaWork(index).Measure(place, node);

    private string? Refusal(SchemaWork.Count count) => count.Depth > SchemaWork.MaxDepth ? "is nested too deeply for its schema"
        : count.Steps > options.MaxWork / (1 + (count.Depth / 64)) ? "combines too many alternatives of its schema to be validated"
        : null;

    private EvaluationResults? TryEvaluate(global::Json.Schema.JsonSchema compiled, JsonElement value, OutputFormat format)
    {
        try
        {
            return compiled.Evaluate(value, new EvaluationOptions
            {
                OutputFormat = format,
                RequireFormatValidation = options.AssertFormats,
                FormatRegistry = LibraryDialects.Formats,
                Culture = System.Globalization.CultureInfo.InvariantCulture,
            });
        }
        catch (Exception e) when (e is FormatException or OverflowException or RefResolutionException)
        {
            // The library compares numbers as decimals, and resolves some dynamic references only when it evaluates them.
            return null;
        }
    }

    private bool OnStackFor(YamlNode node, Func<bool> validate) =>
        node.Depth <= MaxShallowDepth && place.Resource.Document?.Chain <= MaxShallowDepth ? validate() : DeepStack.Run(validate);
}
