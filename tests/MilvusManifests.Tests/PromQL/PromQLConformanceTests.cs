using System.Text.Json;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Printing;

namespace MilvusManifests.Tests.PromQL;

/// <summary>The verdicts of Prometheus 3.5's own parser: every file of <c>shared/conformance/promql</c>.</summary>
public class PromQLConformanceTests(ITestOutputHelper output)
{
    private const string Folder = "conformance/promql";
    private static readonly PromQLFeatures Features = new(new PrometheusVersion(3, 5));

    [Fact]
    public void Every_expression_is_judged_placed_and_printed_as_by_Prometheus()
    {
        Needs.Shared(Folder);
        var rows = Directory.GetFiles(Path.Combine(Repository.Shared, Folder), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => JsonElement.Parse(line)).ToList();

        var verdicts = rows.Select(Verdict).OfType<string>().ToList();
        var places = rows.Select(Place).OfType<string>().ToList();
        var forms = rows.Select(Form).OfType<string>().ToList();

        output.WriteLine($"{rows.Count - verdicts.Count} of {rows.Count} verdicts, {rows.Count - places.Count} places and {rows.Count - forms.Count} forms agree");
        Assert.Empty(verdicts);
        Assert.Empty(places);
        Assert.Empty(forms);
        Assert.True(rows.Count >= 624);
    }

    private static string? Verdict(JsonElement row)
    {
        var parse = PromQLParser.Parse(Expression(row), Features);
        return parse.Errors.IsEmpty == IsValid(row) ? null : $"{Expression(row)}: {(IsValid(row) ? parse.Errors[0].ToString() : row.GetProperty("error").GetString())}";
    }

    // The line of the first error, and its column within two.
    private static string? Place(JsonElement row)
    {
        var parse = PromQLParser.Parse(Expression(row), Features);
        if (IsValid(row) || parse.Errors.IsEmpty || !row.TryGetProperty("line", out var line))
        {
            return null;
        }

        var before = Expression(row).AsSpan(0, parse.Errors[0].Span.Start);
        var (foundLine, foundColumn) = (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
        return foundLine == line.GetInt32() && Math.Abs(foundColumn - row.GetProperty("column").GetInt32()) <= 2
            ? null
            : FormattableString.Invariant($"{Expression(row)}: {foundLine}:{foundColumn}, {parse.Errors[0].Message}; Prometheus: {row.GetProperty("error")}");
    }

    private static string? Form(JsonElement row)
    {
        if (!IsValid(row) || PromQLParser.Parse(Expression(row), Features).Expression is not { } expression)
        {
            return null;
        }

        var form = IndentedExpression.Of(expression);
        return form == row.GetProperty("formatted").GetString() ? null : $"{Expression(row)}: {form}";
    }

    private static string Expression(JsonElement row) => row.GetProperty("expr").GetString()!;

    private static bool IsValid(JsonElement row) => row.GetProperty("valid").GetBoolean();
}
