using System.Globalization;
using System.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>What goes to a standard stream, kept until all of it is there: the stream may be closed, or the disk behind it full.</summary>
internal sealed class PrintedText : StringWriter
{
    public PrintedText()
        : base(CultureInfo.InvariantCulture) => NewLine = "\n";

    /// <summary>Prints it; why that is impossible, or null.</summary>
    /// <param name="open">Opens the stream, where there is something to print.</param>
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
