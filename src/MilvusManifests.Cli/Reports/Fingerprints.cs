using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MilvusManifests.Cli.Reports;

/// <summary>What identifies a finding from run to run: its code, its file and what is wrong there, and not the line, which moves with every edit above it.</summary>
internal static partial class Fingerprints
{
    private const int Length = 40;

    /// <summary>The fingerprint of each diagnostic, in their order. Equal findings of one file are told apart by their order in it.</summary>
    public static ImmutableArray<string> Of(Findings findings)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<string>(findings.Diagnostics.Length);
        foreach (var diagnostic in findings.Diagnostics)
        {
            var identity = $"{diagnostic.Code.Id}\0{findings.PathOf(diagnostic)}\0{WithoutPlaces(diagnostic.Message)}";
            var ordinal = known.GetValueOrDefault(identity);
            known[identity] = ordinal + 1;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{identity}\0{ordinal}")));
            all.Add(Convert.ToHexStringLower(hash)[..Length]);
        }

        return all.MoveToImmutable();
    }

    private static string WithoutPlaces(string message) => Place().Replace(message, "");

    [GeneratedRegex(@"\b(?:line|column) [0-9]+|\([0-9]+,[0-9]+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
