using System.CommandLine;

namespace MilvusManifests.Cli.Commands;

/// <summary>Options without a value. They are no options of a boolean: those would be compiled anew at every start, which takes longer than to parse.</summary>
internal static class Flag
{
    /// <summary>Makes one.</summary>
    public static Option<string?> Create(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>Whether it was given.</summary>
    public static bool IsGiven(ParseResult parsed, Option<string?> flag) => parsed.GetResult(flag) is { Implicit: false };
}
