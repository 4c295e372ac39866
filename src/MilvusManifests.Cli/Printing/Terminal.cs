using System.Runtime.CompilerServices;
using MilvusManifests.Text;
using Spectre.Console;

namespace MilvusManifests.Cli.Printing;

/// <summary>Output for terminals only: colour, and a spinner for long work.</summary>
/// <remarks>What needs Spectre.Console is not called when output is redirected, so that it is not even loaded then.</remarks>
internal static class Terminal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the error stream is a terminal.</summary>
    public static bool IsInteractive => !Console.IsErrorRedirected;

    /// <summary>Whether the output stream is a terminal, with colour enabled.</summary>
    public static bool HasColour => !Console.IsOutputRedirected && OutputHasColour();

    /// <summary>The number of characters that fit on a line of the output stream; without bound if it is not a terminal.</summary>
    public static int Room => !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : int.MaxValue;

    /// <summary>Does the work; on a terminal, where no trace is written, a spinner appears after one second.</summary>
    public static T WithProgress<T>(string what, Trace? trace, Func<T> work) => WithProgress(() => what, trace, work);

    /// <summary>The same, with what is being done at the time.</summary>
    public static T WithProgress<T>(Func<string> what, Trace? trace, Func<T> work)
    {
        if (!IsInteractive || trace is not null)
        {
            return work();
        }

        var running = Task.Run(work);
        if (!((IAsyncResult)running).AsyncWaitHandle.WaitOne(Patience))
        {
            Spin(what, running);
        }

        return running.GetAwaiter().GetResult();
    }

    /// <summary>Writes a diagnostic, its severity in colour.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(Diagnostic diagnostic)
    {
        var text = diagnostic.ToString();
        var kind = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
        var word = $"{kind} {diagnostic.Code.Id}";
        var at = text.IndexOf(word, StringComparison.Ordinal);
        var colour = diagnostic.Severity switch { Severity.Error => Color.Red, Severity.Warning => Color.Yellow, _ => Color.Blue };

        // Not as markup: what a diagnostic quotes may look like it.
        var line = new Paragraph()
            .Append(text[..at], new Style(decoration: Decoration.Bold))
            .Append(word, new Style(colour))
            .Append(text[(at + word.Length)..] + "\n");
        ErrorConsole().Write(line);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool OutputHasColour() => AnsiConsole.Create(new AnsiConsoleSettings()).Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Spin(Func<string> what, Task running)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) };
        AnsiConsole.Create(settings).Status().Start(Markup.Escape(what()), shown =>
        {
            while (!((IAsyncResult)running).AsyncWaitHandle.WaitOne(Refresh))
            {
                shown.Status = Markup.Escape(what());
            }
        });
    }

    private static IAnsiConsole ErrorConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

        // A diagnostic stays on one line for copying and linking, however narrow the window is.
        console.Profile.Width = 100_000;
        return console;
    }
}
