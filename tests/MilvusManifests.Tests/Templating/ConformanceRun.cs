using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

/// <summary>Runs a published case with the leniency it assumes; the product is always strict.</summary>
internal static class ConformanceRun
{
    private static readonly ParseOptions Lenient = new() { AllowUnclosedCode = true, ReportsForeignWords = false };

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
        var rendered = template.Render(Thaw((ObjectValue)Value.FromYaml(@case.Model)), options);
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
    private static ObjectValue Thaw(ObjectValue model)
    {
        var made = new ObjectValue();
        for (var i = 0; i < model.Count; i++)
        {
            var (name, value) = model.GetAt(i);
            made.Set(name, Thaw(value));
        }

        return made;
    }

    private static Value Thaw(Value value) => value switch
    {
        ObjectValue members => Thaw(members),
        ArrayValue array => new ArrayValue(array.AsSpan().ToArray().Select(Thaw)),
        _ => value,
    };

    private sealed class Loader(ImmutableDictionary<string, string> texts) : ITemplateLoader
    {
        public IEnumerable<string> Names => texts.Keys;

        public Result<Template>? Load(string name) =>
            texts.TryGetValue(name, out var text) ? Template.Parse(new SourceText(name, text), Lenient) : null;
    }
}
