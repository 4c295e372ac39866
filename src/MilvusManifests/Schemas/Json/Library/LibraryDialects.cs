using System.Text.Json;
using Json.Schema;
using Json.Schema.Keywords;
using Json.Schema.Keywords.Draft06;
using MilvusManifests.Schemas.Formats;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>The library's dialects with the few keywords and formats that are replaced.</summary>
internal static class LibraryDialects
{
    private static readonly IKeywordHandler[] Own =
        [BoundedPatternKeyword.Instance, BoundedPatternPropertiesKeyword.Instance, BoundedAdditionalPropertiesKeyword.Instance];

    // Many schemas keep their definitions under the name of another draft.
    private static readonly IKeywordHandler[] Definitions = [DefsKeyword.Instance, DefinitionsKeyword.Instance];

    private static readonly string[] BoundFormats =
        ["date-time", "date", "time", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid", "json-pointer", "regex"];

    private static readonly Dialect[] All =
        [With(Dialect.Draft06), With(Dialect.Draft07), With(Dialect.Draft201909), With(Dialect.Draft202012)];

    private static readonly Vocabulary[] Vocabularies =
        [With(Vocabulary.Draft201909_Applicator), With(Vocabulary.Draft201909_Validation), With(Vocabulary.Draft202012_Applicator), With(Vocabulary.Draft202012_Validation)];

    /// <summary>The formats: those with a message of ours are validated by our code, without a timeout.</summary>
    public static FormatRegistry Formats { get; } = MakeFormats();

    /// <summary>How a set's documents are built: with their own registries, and without fetching.</summary>
    /// <param name="standard">The dialect of a document without <c>$schema</c>.</param>
    public static BuildOptions Options(JsonSchemaDialect standard)
    {
        var dialects = new DialectRegistry();
        foreach (var dialect in All)
        {
            dialects.Register(dialect);
        }

        var vocabularies = new VocabularyRegistry();
        foreach (var vocabulary in Vocabularies)
        {
            vocabularies.Register(vocabulary);
        }

        return new BuildOptions
        {
            Dialect = All[(int)standard],
            DialectRegistry = dialects,
            VocabularyRegistry = vocabularies,
            SchemaRegistry = new SchemaRegistry(),
        };
    }

    private static Dialect With(Dialect dialect) => dialect.With([.. Own, .. Definitions], dialect.Id);

    private static Vocabulary With(Vocabulary vocabulary) =>
        new(vocabulary.Id, [.. vocabulary.Keywords, .. Own.Where(own => Array.Exists(vocabulary.Keywords, keyword => keyword.Name == own.Name))]);

    private static FormatRegistry MakeFormats()
    {
        var formats = new FormatRegistry();
        foreach (var name in BoundFormats)
        {
            var format = StringFormats.Find(name)!;
            formats.Register(new PredicateFormat(name, value => value.ValueKind != JsonValueKind.String || format.IsValid(value.GetString() ?? "")));
        }

        // The library's own match has a timeout of a quarter of a second.
        formats.Register(new PredicateFormat("idn-email", _ => true));
        formats.Register(new PredicateFormat("idn-hostname", _ => true));
        return formats;
    }
}
