using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml.Reading;

namespace MilvusManifests.Yaml;

/// <summary>
/// Reads YAML into nodes with locations. Types are those of YAML 1.2's core schema (<see cref="YamlScalarResolution"/>); merge keys
/// are applied, since Kubernetes' own readers apply them; documents without content are skipped, as kubectl does.
/// </summary>
internal static class YamlReader
{
    /// <summary>All documents of a text. A document with a syntax error is left out; the others are returned.</summary>
    public static Result<ImmutableArray<YamlDocument>> Read(SourceText source, YamlReaderOptions? options = null)
    {
        options ??= YamlReaderOptions.Default;
        if (source.Length > options.MaxLength)
        {
            return new([], [Diagnostic.Error(TextCodes.TooLarge, source.At(0, 0),
                FormattableString.Invariant($"the text has {source.Length} characters; the limit is {options.MaxLength}"))]);
        }

        var diagnostics = new DiagnosticBag(options.MaxDiagnostics);
        var lineBreaks = options.AsKubectl ? new List<int>() : null;
        var text = YamlCharacters.Check(source, diagnostics, lineBreaks);
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        var composer = new YamlComposer(source, text, options, diagnostics, documents);
        var at = 0;
        do
        {
            at = composer.ReadFrom(at);
        }
        while (at >= 0 && !diagnostics.IsFull);

        if (lineBreaks is { Count: > 0 })
        {
            YamlCharacters.CheckLineBreaks(source, lineBreaks, documents, diagnostics);
        }

        return new(documents.ToImmutable(), diagnostics.InOrderOfText());
    }

    /// <summary>The only document of a text; none, or more than one, is an error.</summary>
    public static Result<YamlDocument> ReadSingle(SourceText source, YamlReaderOptions? options = null)
    {
        var (documents, diagnostics) = Read(source, options);
        if (documents.Length > 1)
        {
            var second = Diagnostic.Error(YamlCodes.DocumentCount, documents[1].Location,
                "a second document starts here; the file must contain exactly one");
            return new(documents[0], diagnostics.Add(second));
        }

        if (documents.IsEmpty && diagnostics.IsEmpty)
        {
            return new(null, [Diagnostic.Error(YamlCodes.DocumentCount, source.At(0, 0), "the file is empty; expected one document")]);
        }

        return new(documents.IsEmpty ? null : documents[0], diagnostics);
    }
}
