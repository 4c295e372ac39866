namespace MilvusManifests.Cli.Commands.Init;

/// <summary>A path as one word of a shell.</summary>
internal static class ShellWord
{
    /// <summary>The path, in quotes where a shell would read it as something else.</summary>
    public static string Of(string path) =>
        !path.StartsWith('-') && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? path
        : $"'{(path.StartsWith('-') ? "./" : "")}{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
