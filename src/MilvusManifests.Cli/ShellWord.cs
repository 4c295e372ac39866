namespace MilvusManifests.Cli;

/// <summary>A word of a command line, as a POSIX shell reads it.</summary>
internal static class ShellWord
{
    /// <summary>A word, in quotes where a shell would read it as something else.</summary>
    public static string Of(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '=' or ',')
        ? word
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A path as a word that no command takes for an option.</summary>
    public static string OfPath(string path) => Of(path.StartsWith('-') ? $"./{path}" : path);
}
