using MilvusManifests.Text;
using YamlDotNet.Core;

namespace MilvusManifests.Yaml.Reading;

/// <summary>Scalars and keys as kubectl, Helm and Argo CD read them, and what these refuse or change.</summary>
internal sealed class KubectlScalars(DiagnosticBag diagnostics)
{
    /// <summary>A plain scalar.</summary>
    public YamlScalar Read(string text, Location place, bool isKey)
    {
        var (kind, value) = KubectlScalar.Resolve(text);
        if (kind is YamlScalarKind.String or YamlScalarKind.Null)
        {
            return new YamlScalar(text, YamlScalarStyle.Plain, kind, place);
        }

        return isKey ? Key(text, YamlScalarStyle.Plain, kind, place) : Value(value, YamlScalarStyle.Plain, kind, text, place);
    }

    /// <summary>A scalar with a tag: a tag that means nothing to these readers makes a string.</summary>
    public YamlScalar Read(string text, YamlScalarStyle style, TagName tag, Location place, bool isKey)
    {
        var (kind, value) = YamlTag.Resolve(tag, text, out var problem);
        if (problem is not null)
        {
            diagnostics.Error(YamlCodes.Tag, place, problem);
        }

        return kind is YamlScalarKind.String or YamlScalarKind.Null ? new YamlScalar(value, style, kind, place)
            : isKey ? Key(text, style, kind, place)
            : Value(value, style, kind, text, place);
    }

    private YamlScalar Value(string value, YamlScalarStyle style, YamlScalarKind kind, string text, Location place)
    {
        if (kind == YamlScalarKind.Float && value[^1] is 'f' or 'n')
        {
            diagnostics.Error(YamlCodes.NotFinite, place, $"{Excerpt.Of(text)} is not a number that JSON has, so kubectl refuses the file; quote it if it is meant as a string");
        }

        return Spelled(value, style, kind, text, place);
    }

    private YamlScalar Key(string text, YamlScalarStyle style, YamlScalarKind kind, Location place)
    {
        var key = KubectlScalar.Key(text);
        if (key is null)
        {
            diagnostics.Error(YamlCodes.Key, place, $"kubectl refuses the number {Excerpt.Of(text)} as a key; quote it");
        }
        else if (!string.Equals(key, text, StringComparison.Ordinal))
        {
            var readers = kind == YamlScalarKind.Boolean && YamlScalarResolution.Resolve(text) == YamlScalarKind.String
                ? $"kubectl, Helm and Argo CD read the key {text} as {key}, so the API server gets '{key}', with Flux '{text}'"
                : $"kubectl, Helm and Argo CD read the key {Excerpt.Of(text)} as {key}, so the API server gets '{key}', and Flux refuses it";
            diagnostics.Add(Diagnostic.Warning(YamlCodes.ChangedKey, place, $"{readers}; quote it"));
        }

        return Spelled(key ?? text, style, kind, text, place);
    }

    private static YamlScalar Spelled(string value, YamlScalarStyle style, YamlScalarKind kind, string text, Location place) =>
        new(value, style, kind, place, string.Equals(value, text, StringComparison.Ordinal) ? null : text);
}
