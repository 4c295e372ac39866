using System.CommandLine;

namespace MilvusManifests.Cli.Printing;

/// <summary>Where a result is printed.</summary>
/// <param name="Output">Takes the result.</param>
/// <param name="Error">Takes the diagnostics.</param>
/// <param name="IsConsole">Whether these are the streams of the process, which may be a terminal; otherwise both are a file.</param>
internal sealed record ResultStreams(TextWriter Output, TextWriter Error, bool IsConsole)
{
    /// <summary>Whether diagnostics go to a terminal.</summary>
    public bool ErrorIsTerminal => IsConsole && Terminal.IsInteractive;

    /// <summary>Whether the result goes to a terminal.</summary>
    public bool OutputIsTerminal => IsConsole && !Console.IsOutputRedirected;

    /// <summary>Whether the result goes to a terminal with colour enabled.</summary>
    public bool HasColour => IsConsole && Terminal.HasColour;

    /// <summary>The number of characters that fit on a line of the result; without bound if it does not go to a terminal.</summary>
    public int Room => IsConsole ? Terminal.Room : int.MaxValue;

    /// <summary>The streams of the process.</summary>
    public static ResultStreams Of(InvocationConfiguration console) => new(console.Output, console.Error, IsConsole: true);

    /// <summary>A file, which takes everything.</summary>
    public static ResultStreams To(TextWriter file) => new(file, file, IsConsole: false);
}
