using System.CommandLine;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary>Options without a value. They are not <c>Option&lt;bool&gt;</c>: that generic type would be compiled at every start, which takes longer than parsing.</summary>
internal static class Flag
{
    /// <summary>Makes one.</summary>
    public static Option<string?> Create(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>Whether it was passed.</summary>
    public static bool IsGiven(ParseResult parsed, Option<string?> flag) => parsed.GetResult(flag) is { Implicit: false };
}
