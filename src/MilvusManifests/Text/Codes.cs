using System.Reflection;

namespace MilvusManifests.Text;

/// <summary>The table of diagnostic codes, one part of this class a room.</summary>
public static partial class Codes
{
    /// <summary>Every code, by its id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticCode> All => Table.ById;

    private static SortedDictionary<string, DiagnosticCode> Collect()
    {
        var codes = typeof(Codes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticCode>();
        return new SortedDictionary<string, DiagnosticCode>(codes.ToDictionary(code => code.Id), StringComparer.Ordinal);
    }

    // A type of its own: the parts of this class are initialised in no order that could be relied on.
    private static class Table
    {
        public static readonly SortedDictionary<string, DiagnosticCode> ById = Collect();
    }
}
