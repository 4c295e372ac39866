using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>Lines on the standard error stream that are printed immediately, to show the progress of the run.</summary>
/// <param name="rest">Takes what cannot be printed now; that it cannot be printed is then reported when the run ends.</param>
internal sealed class ErrorLines(TextWriter rest)
{
    private Stream? stream = Console.OpenStandardError();

    /// <summary>Prints a line.</summary>
    public void Write(string line)
    {
        try
        {
            stream?.Write(Encoding.UTF8.GetBytes(PrintableText.Of(line) + "\n"));
            stream?.Flush();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            stream = null;
        }

        if (stream is null)
        {
            rest.WriteLine(line);
        }
    }
}
