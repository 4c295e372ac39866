using FsCheck;
using FsCheck.Fluent;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>Texts that a report may have to hold: hostile ones, any code units, and mixtures.</summary>
internal static class Texts
{
    private const string Alphabet = "%0AaD25Cc:,;=]\r\n\t<>&\"'`|*_[]()#@\\/ \u0000\u001b\uD800\uDC00\uFFFE\uFFFD";

    public static Gen<string> All { get; } = Gen.Frequency(
        (2, Gen.Elements(SampleFindings.Hostile)),
        (4, Gen.Choose(0, 14).SelectMany(length => Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)).Select(letters => new string(letters))),
        (2, Gen.Choose(0, 20).SelectMany(length => Gen.Choose(0, char.MaxValue).ArrayOf(length)).Select(units => string.Concat(units.Select(unit => (char)unit)))),
        (1, Gen.Two(Gen.Elements(SampleFindings.Hostile)).Select(pair => pair.Item1 + pair.Item2)));
}
