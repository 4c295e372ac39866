using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Formats of Go's <c>printf</c>.</summary>
/// <remarks>https://pkg.go.dev/fmt#hdr-Printing</remarks>
internal static class PrintfFormat
{
    /// <summary>A format with a value for every verb, so that a query that is made with it can be read: <c>x</c> for a string, <c>1</c> for a number.</summary>
    public static MappedText Fill(MappedText format)
    {
        var filled = new MappedText.Builder();
        var text = format.Value;
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '%' ? EndOfVerb(text, at) : at;
            if (end == at)
            {
                filled.Add(format, at, 1);
                at++;
                continue;
            }

            var value = text[end - 1] switch { '%' => "%", 's' => "x", 'q' => "\"x\"", 't' => "true", _ => "1" };
            filled.Add(value, format.OriginOf(at, end - at));
            at = end;
        }

        return filled.Build(format.Whole);
    }

    private static int EndOfVerb(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] is '+' or '-' or '#' or ' ' or '.' or '*' or '[' or ']' or (>= '0' and <= '9'))
        {
            at++;
        }

        return at < text.Length ? at + 1 : start;
    }
}
