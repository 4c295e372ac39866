using MilvusManifests.Text;

namespace MilvusManifests.MSBuild;

/// <summary>A diagnostic as a single line, for build logs, editors and annotations.</summary>
internal static class DiagnosticLine
{
    /// <summary>The message, its hint and the other places: <c>message; hint (place; place)</c>.</summary>
    public static string Of(Diagnostic diagnostic)
    {
        var hint = diagnostic.Hint is null ? "" : $"; {diagnostic.Hint}";
        var places = diagnostic.Related.IsEmpty ? "" : $" ({string.Join("; ", diagnostic.Related)})";
        return $"{diagnostic.Message}{hint}{places}".ReplaceLineEndings(" ");
    }
}
