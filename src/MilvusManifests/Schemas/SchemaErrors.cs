using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The errors of one document as they are found; beyond a limit, one error stands for the rest.</summary>
internal sealed class SchemaErrors(int limit = SchemaErrors.DefaultLimit)
{
    public const int DefaultLimit = 1000;

    private readonly List<SchemaError> found = [];
    private int errors;
    private bool hasMoreWarnings;

    /// <summary>The number of errors; also the mark to pass to <see cref="Take"/> later.</summary>
    public int Count => found.Count;

    /// <summary>Whether there are as many errors as the limit.</summary>
    public bool IsFull => errors >= limit;

    public void Add(SchemaError error)
    {
        if (HasRoomFor(error.Diagnostic.Severity))
        {
            errors += IsError(error) ? 1 : 0;
            found.Add(error);
        }
    }

    /// <summary>Whether another error or warning is kept; that one is not is remembered.</summary>
    public bool HasRoomFor(Severity severity)
    {
        var hasRoom = severity == Severity.Error ? !IsFull : found.Count - errors < limit;
        hasMoreWarnings |= !hasRoom && severity != Severity.Error;
        return hasRoom;
    }

    public void AddRange(IReadOnlyList<SchemaError> errors)
    {
        foreach (var error in errors)
        {
            Add(error);
        }
    }

    /// <summary>Whether a value at a location is already known to be invalid; what is missing from or unknown in a mapping says nothing about its other fields.</summary>
    /// <param name="location">The location.</param>
    /// <param name="mark">Only errors since there were this many count.</param>
    /// <param name="except">A code that does not count.</param>
    public bool HasErrorAt(Location? location, int mark, DiagnosticCode except)
    {
        for (var i = mark; i < found.Count; i++)
        {
            var diagnostic = found[i].Diagnostic;
            if (diagnostic.Severity == Severity.Error && diagnostic.Location == location && diagnostic.Code != except
                && diagnostic.Code != SchemaCodes.MissingField && diagnostic.Code != SchemaCodes.UnknownField)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is already known that a required field of a mapping is missing, or misspelt.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="name">The field.</param>
    /// <param name="location">Where its absence is reported.</param>
    /// <param name="mark">Only errors since there were this many count.</param>
    public bool HasMissing(YamlMapping mapping, string name, Location? location, int mark) => found.Skip(mark).Any(error =>
        (error.Meant == name && mapping.Entries.Any(entry => entry.Key.Location is { } key && error.Diagnostic.Location?.Span.Start is { } at && key.Span.Contains(at)))
        || (error.Code == SchemaCodes.MissingField && error.Diagnostic.Location == location && error.Expected is [var missing] && missing == name));

    /// <summary>Removes and returns the errors added since there were <paramref name="mark"/>.</summary>
    public SchemaError[] Take(int mark)
    {
        var taken = CollectionsMarshal.AsSpan(found)[mark..].ToArray();
        found.RemoveRange(mark, taken.Length);
        errors -= taken.Count(IsError);
        return taken;
    }

    /// <summary>All errors in the order of the document, without duplicates.</summary>
    public ImmutableArray<Diagnostic> ToDiagnostics()
    {
        if (found.Count == 0)
        {
            return [];
        }

        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(found.Select(error => error.Diagnostic).OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0));
        var last = diagnostics.ToImmutable()[^1].Location;
        diagnostics.AddRange(IsFull ? [DiagnosticBag.TooMany(areErrors: true, limit, last)] : []);
        diagnostics.AddRange(hasMoreWarnings ? [DiagnosticBag.TooMany(areErrors: false, limit, last)] : []);
        return diagnostics.ToImmutable();
    }

    private static bool IsError(SchemaError error) => error.Diagnostic.Severity == Severity.Error;
}
