using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Documentation;

/// <summary>A command that something else than <see cref="DocumentedCommandsTests"/> runs.</summary>
/// <param name="Page">The page that it is on.</param>
/// <param name="Command">The command.</param>
/// <param name="By">What runs it.</param>
/// <param name="IsSo">Whether that has it word for word.</param>
internal sealed record DocumentedRun(string Page, string Command, string By, Func<bool> IsSo)
{
    private static readonly string Ci = File.ReadAllText(Path.Combine(Repository.Root, ".ci/run"));

    /// <summary>Commands that are a step of <c>.ci/run</c>; the tests do not build again what was built just before.</summary>
    public static IEnumerable<DocumentedRun> InCi(string page, params string[] commands) => commands.Select(command => new DocumentedRun(
        page, command, ".ci/run", () => Regex.IsMatch(Ci, $@"^ *(step |""\$\{{hears\[@\]\}}"" )?{Regex.Escape(command)}( --no-build .*| &&| \|\| \{{| --config .*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)));

    /// <summary>Commands that a test reads from the page and runs.</summary>
    public static IEnumerable<DocumentedRun> InTest(string page, Type test, Func<string> read, params string[] commands) =>
        commands.Select(command => new DocumentedRun(page, command, test.Name, () => read().Split('\n').Contains(command)));
}
