using System.Globalization;
using System.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>Output for a standard stream, buffered until it is complete: the stream may be closed, or its disk full.</summary>
internal sealed class PrintedText : StringWriter
{
    public PrintedText()
        : base(CultureInfo.InvariantCulture) => NewLine = "\n";

    /// <summary>Prints it; returns why that failed, or null.</summary>
    /// <param name="open">Opens the stream, if there is something to print.</param>
    public string? PrintTo(Func<Stream> open)
    {
        if (GetStringBuilder().Length == 0)
        {
            return null;
        }

        try
        {
            var stream = open();
            stream.Write(Encoding.UTF8.GetBytes(ToString()));
            stream.Flush();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (refused.InnerException ?? refused).Message.TrimEnd('.');
        }
    }
}
