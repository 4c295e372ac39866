namespace MilvusManifests.Templating.Syntax;

/// <summary>What loops tell about themselves.</summary>
internal static class LoopMembers
{
    public static readonly string[] OfFor = ["index", "rindex", "first", "last", "even", "odd", "changed", "length"];

    public static readonly string[] OfWhile = ["index", "first", "even", "odd"];
}
