namespace MilvusManifests.Values;

/// <summary>A version of a Helm chart, <c>5.0.19</c>.</summary>
internal static class ChartVersion
{
    private const string Known = "5.0.19";

    public static ValueSyntax<ReleaseNumber> Syntax { get; } = new(
        "chart version", ValueCodes.InvalidChartVersion, $@"^{Number}\.{Number}\.{Number}$", TryParse, Advise)
    { MaxLength = 32, Example = Known };

    // ReleaseNumber reads at most six digits.
    private const string Number = "(0|[1-9][0-9]{0,5})";

    private static bool TryParse(string text, out ReleaseNumber version)
    {
        version = default;
        return VersionNumbers.Are(text, 3) && ReleaseNumber.TryParse(text, out version);
    }

    private static string Advise(string text)
    {
        var bare = text.StartsWith("milvus-", StringComparison.Ordinal) ? text["milvus-".Length..] : text.TrimStart('v', 'V');
        return Syntax.IsValid(bare) ? $"use {bare}" : $"use the version of a release of the chart, such as {Known}";
    }
}
