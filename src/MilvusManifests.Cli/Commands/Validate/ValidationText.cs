using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary>What <c>validate</c> found, as a few lines.</summary>
internal static class ValidationText
{
    private const int MostKinds = 8;

    /// <summary>Writes how much was validated, and what was not and why.</summary>
    public static void Write(TextWriter output, ValidationReport report)
    {
        var cluster = report.Kubernetes is null ? "" : $" for {string.Join(", ", [$"Kubernetes {report.Kubernetes}", .. report.Projects.All.Select(release => release.ToString())])}";
        output.WriteLine($"{Count(report.Objects, "object")} in {Count(report.Files, "file")}{cluster}: {Outcome(report)}");
        WriteList(output, "skipped", [.. report.Skipped.Select(skipped => $"{Number(skipped.Count)} {(skipped.Count == 1 ? skipped.Reason.One : skipped.Reason.Many)}")]);
        if (report.IsNotCheckedAsSet)
        {
            output.WriteLine("  not checked as a set, since there are errors (--checks)");
        }

        WriteKinds(output, "unknown kinds", report.UnknownKinds);
        WriteKinds(output, "skipped kinds", report.SkippedKinds);
        WriteKinds(output, "fields not checked", report.KindsWithoutFields);
        var rules = report.UnevaluatedRules.Count();
        WriteList(output, "not checked",
        [
            .. report.Unverified > 0 ? new[] { $"{Count(report.Unverified, "field")} that no packed schema has" } : [],
            .. report.Variables > 0 ? new[] { Count(report.Variables, "variable") } : [],
            .. report.Encrypted > 0 ? new[] { $"the encrypted values of {Count(report.Encrypted, "object")}" } : [],
            .. rules > 0 ? new[] { $"{Count(rules, "validation rule")} (x-kubernetes-validations)" } : [],
        ]);
    }

    private static string Outcome(ValidationReport report) => (report.Count(Severity.Error), report.Count(Severity.Warning)) switch
    {
        (0, 0) => "valid",
        (0, var warnings) => $"valid, {Count(warnings, "warning")}",
        (var errors, 0) => Count(errors, "error"),
        var (errors, warnings) => $"{Count(errors, "error")}, {Count(warnings, "warning")}",
    };

    private static void WriteKinds(TextWriter output, string title, (GroupVersionKind Kind, int Count)[] kinds)
    {
        if (kinds.Length == 0)
        {
            return;
        }

        var shown = kinds.Take(MostKinds).Select(kind => $"{Number(kind.Count)} {kind.Kind}");
        var rest = kinds.Skip(MostKinds).Sum(kind => kind.Count);
        WriteList(output, title, [.. shown, .. rest > 0 ? new[] { $"{Number(rest)} of other kinds" } : []]);
    }

    private static void WriteList(TextWriter output, string title, string[] items)
    {
        if (items.Length > 0)
        {
            output.WriteLine($"  {title}: {PrintableText.Of(string.Join(", ", items))}");
        }
    }

    private static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
