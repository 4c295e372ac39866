using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban.Runtime;

namespace MilvusManifests.Tests.Templating;

/// <summary>Runs a published case with the leniency it assumes; the product is always strict.</summary>
internal static class ConformanceRun
{
    private static readonly ParseOptions Lenient = new() { IsLenient = true };

    /// <summary>What came out otherwise than expected, or null.</summary>
    public static string? Failure(ConformanceCase @case)
    {
        var parsed = Template.Parse(new SourceText("text", @case.Template), Lenient);
        if (parsed.Value is not { } template || !parsed.Succeeded)
        {
            return Judge(@case, "parse", parsed.Diagnostics);
        }

        var options = new RenderOptions
        {
            Loader = new Loader(@case.Includes),
            StrictVariables = @case.Strict,
            StrictMembers = @case.StrictMembers,
            AllowTestedAbsence = false,
            AutoIndent = @case.AutoIndent,
            IndentOnEmptyLines = @case.IndentOnEmptyLines,
        };
        var rendered = new RenderContext((ScriptObject)Changeable(ModelValues.Read(@case.Model))!, options, CancellationToken.None).Run(template);
        return rendered.Value is { } text && rendered.Succeeded ? Judge(@case, text.Text) : Judge(@case, "runtime", rendered.Diagnostics);
    }

    private static string? Judge(ConformanceCase @case, string output)
    {
        if (@case.Output is { } expected)
        {
            return expected == output ? null : $"{Quote(@case.Template)} gives {Quote(output)} rather than {Quote(expected)}";
        }

        return $"{Quote(@case.Template)} gives {Quote(output)} rather than a {@case.ErrorStage} error at {@case.ErrorPlace}";
    }

    private static string? Judge(ConformanceCase @case, string stage, ImmutableArray<Diagnostic> diagnostics)
    {
        var first = diagnostics[0];
        var place = first.Location?.Start ?? default;
        if (stage == @case.ErrorStage && place.Line == @case.ErrorPlace.Line && Math.Abs(place.Column - @case.ErrorPlace.Column) <= 1)
        {
            return null;
        }

        var expected = @case.Output is { } output
            ? Quote(output)
            : string.Create(CultureInfo.InvariantCulture, $"a {@case.ErrorStage} error at {@case.ErrorPlace}");
        return $"{Quote(@case.Template)} gives a {stage} error {first} rather than {expected}";
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    /// <summary>The same values, which a template may change: many cases do.</summary>
    private static object? Changeable(object? value) => value switch
    {
        ModelObject members => Changeable(members),
        ModelArray items => new ScriptArray(items.Select(Changeable)),
        _ => value,
    };

    private static ScriptObject Changeable(ModelObject members)
    {
        var made = new ScriptObject();
        foreach (var (name, value) in members)
        {
            made.SetValue(name, Changeable(value), readOnly: false);
        }

        return made;
    }

    private sealed class Loader(ImmutableDictionary<string, string> texts) : MilvusManifests.Templating.ITemplateLoader
    {
        public IEnumerable<string> Names => texts.Keys;

        public Result<Template>? Load(string name) =>
            texts.TryGetValue(name, out var text) ? Template.Parse(new SourceText(name, text), Lenient) : null;
    }
}
