using System.Collections.Immutable;
using System.Text.Json;
using Json.Schema;
using MilvusManifests.Schemas.Json.Library;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>
/// The schema documents that may refer to each other, read by JsonSchema.Net. Nothing else is ever read or fetched. Mistakes in
/// a schema are reported at their own line, before any value is validated.
/// </summary>
internal sealed class JsonSchemaSet
{
    private readonly SchemaIndex index = new();
    private readonly List<SchemaDocument> documents = [];
    private readonly JsonSchemaOptions options;
    private readonly BuildOptions build;
    private readonly SchemaReading parts;
    private int unnamed;

    /// <summary>Creates a set with only the meta-schemas of JSON Schema itself.</summary>
    public JsonSchemaSet(JsonSchemaOptions? options = null)
    {
        this.options = options ?? JsonSchemaOptions.Default;
        LibraryStart.Ensure();
        build = LibraryDialects.Options(this.options.Dialect);
        parts = new SchemaReading(index, this.options.Dialect);
    }

    /// <summary>Adds a document and returns what is wrong with it.</summary>
    /// <param name="address">The address by which others refer to it, besides its own <c>$id</c>: a URI; null if it has none.</param>
    /// <param name="document">The document.</param>
    public ImmutableArray<Diagnostic> Add(string? address, YamlNode document)
    {
        var own = address is null ? $"{SchemaAddress.Unnamed}{unnamed++}" : SchemaAddress.Resolve(SchemaAddress.Unnamed, address)?.Address;
        if (own is null)
        {
            return [Diagnostic.Error(JsonSchemaCodes.Reference, document.Location, $"{ValueText.Quote(address!)} is not a valid schema address; use a URI")];
        }

        var reading = new SchemaReading(index, options.Dialect);
        if (reading.Read(own, document) is var (place, text))
        {
            var read = new SchemaDocument(own, place, text) { IsBroken = HasError(reading.Diagnostics) };
            reading.Resources.ForEach(resource => resource.Document = read);
            documents.Add(read);
        }

        return reading.Diagnostics;
    }

    /// <summary>Compiles an added document, and checks everything that it refers to.</summary>
    /// <param name="document">The document itself.</param>
    public Result<JsonSchemaValidator> Compile(YamlNode document)
    {
        if (documents.Find(candidate => ReferenceEquals(candidate.Place.Node, document)) is not { } found)
        {
            return new(null, []);
        }

        if (documents.Exists(candidate => !candidate.IsChecked))
        {
            DeepStack.Run(CheckAndBuild);
        }

        var schema = IsUsable(found) ? found.Built : null;
        return new(new JsonSchemaValidator(schema, found.Place, index, options), found.Found);
    }

    private bool CheckAndBuild()
    {
        var pending = documents.FindAll(document => !document.IsChecked);
        foreach (var document in pending)
        {
            Check(document);
        }

        foreach (var document in pending)
        {
            Build(document);
        }

        foreach (var document in documents.FindAll(IsUsable))
        {
            Resolve(document);
        }

        return true;
    }

    // The library resolves references on the first evaluation, which is not thread-safe.
    private static void Resolve(SchemaDocument document)
    {
        try
        {
            document.Built?.Evaluate(JsonText.Of(YamlScalar.Null));
        }
        catch (RefResolutionException e)
        {
            Break(document, e);
        }
    }

    private void Check(SchemaDocument document)
    {
        var before = parts.Diagnostics.Length;
        document.IsChecked = true;
        var found = document.IsBroken ? [] : new SchemaCheck(index, document, parts).Check();
        document.Found = found.AddRange(parts.Diagnostics.Skip(before));
        document.IsBroken |= HasError(document.Found);
    }

    private void Build(SchemaDocument document)
    {
        if (document.IsBroken || document.Built is not null)
        {
            return;
        }

        try
        {
            // A boolean schema cannot be registered as such.
            var text = document.Text is YamlMapping ? document.Text : document.Place.IsFalse ? Not(YamlMapping.Empty) : YamlMapping.Empty;
            var address = new Uri(document.Address);
            document.Built = global::Json.Schema.JsonSchema.Build(JsonText.Of(text), build, address);
            build.SchemaRegistry.Register(address, document.Built);
        }
        catch (Exception e) when (e is JsonSchemaException or JsonException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            Break(document, e);
        }
    }

    private static void Break(SchemaDocument document, Exception e)
    {
        document.IsBroken = true;
        document.Found = document.Found.Add(Diagnostic.Error(
            JsonSchemaCodes.Keyword, document.Place.Node.Location, $"the schema is malformed: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}"));
    }

    private static YamlMapping Not(YamlNode schema) => new([new YamlEntry(YamlScalar.String("not"), schema)]);

    // With everything that it refers to, directly or indirectly.
    private bool IsUsable(SchemaDocument document)
    {
        var seen = new HashSet<SchemaDocument> { document };
        var pending = new Stack<SchemaDocument>(seen);
        while (pending.TryPop(out var next))
        {
            if (next.IsBroken)
            {
                return false;
            }

            foreach (var used in next.Uses.Where(seen.Add))
            {
                pending.Push(used);
            }
        }

        return true;
    }

    private static bool HasError(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
