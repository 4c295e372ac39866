using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>Collects diagnostics in the order they are found, each once, up to a limit.</summary>
/// <param name="limit">How many errors, and how many others, are kept; one more of each says that the rest is not shown.</param>
internal sealed class DiagnosticBag(int limit = int.MaxValue)
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<(string Code, string? Path, int? Start, string Message)> known = [];
    private int keptErrors;
    private int keptOthers;

    /// <summary>Whether there were more errors than the limit.</summary>
    public bool IsFull => keptErrors > limit;

    /// <summary>How many there are.</summary>
    public int Count => found.Count;

    /// <summary>How many errors were added, repetitions included.</summary>
    public int Errors { get; private set; }

    /// <summary>Whether an error was added.</summary>
    public bool HasErrors => Errors > 0;

    /// <summary>Adds a diagnostic, unless the same was reported at the same location before: a line that many templates include is reported once.</summary>
    public void Add(Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == Severity.Error;
        Errors += isError ? 1 : 0;
        if ((isError ? keptErrors : keptOthers) > limit
            || !known.Add((diagnostic.Code.Id, diagnostic.Location?.Path, diagnostic.Location?.Span.Start, diagnostic.Message)))
        {
            return;
        }

        var kept = isError ? ++keptErrors : ++keptOthers;
        found.Add(kept > limit ? TooMany(isError, limit, diagnostic.Location) : diagnostic);
    }

    /// <summary>What says that others are not shown: of warnings alone no error.</summary>
    public static Diagnostic TooMany(bool areErrors, int limit, Location? location) => areErrors
        ? Diagnostic.Error(TextCodes.TooMany, location, FormattableString.Invariant($"more than {limit} errors; the rest are not shown"))
        : Diagnostic.Warning(TextCodes.TooMany, location, FormattableString.Invariant($"more than {limit} warnings; the rest are not shown"));

    /// <summary>Adds several diagnostics.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Adds an error at a place.</summary>
    public void Error(DiagnosticCode code, Location? location, string message, string? hint = null) => Add(Diagnostic.Error(code, location, message, hint));

    /// <summary>Adds the diagnostics of a step, and returns its result.</summary>
    public T? Take<T>(Result<T> result)
    {
        AddRange(result.Diagnostics);
        return result.Value;
    }

    /// <summary>A step's result: what it made, and everything that was found.</summary>
    public Result<T> With<T>(T? value) => new(value, ToImmutable());

    /// <summary>Everything that was found, in the order it was found.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. found];

    /// <summary>Everything that was found, by file and line: what is in no file, then a first file, then the others in the ordinal order of their paths.</summary>
    /// <param name="first">The path of the first file, as diagnostics show it.</param>
    public ImmutableArray<Diagnostic> InOrderOfFiles(string first) =>
    [
        .. found.OrderBy(diagnostic => diagnostic.Location is null ? 0 : diagnostic.Location.Path == first ? 1 : 2)
            .ThenBy(diagnostic => diagnostic.Location?.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location?.Span.Start ?? 0),
    ];

    /// <summary>Everything that was found, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> InOrderOfText() => [.. found.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)];
}
