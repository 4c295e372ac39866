using System.Globalization;
using System.Text;
using MilvusManifests.Dashboards;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>Draws dashboards as their descriptions have them: where each panel is, what it is called, and what it asks for.</summary>
internal sealed class DashboardPicture
{
    private const int Column = 50;
    private const int Row = 22;
    private const int Margin = 12;
    private const int Gap = 6;
    private const int Head = 46;
    private const int Line = 11;

    // The width of a letter of a monospaced font of 9 pixels, and of a proportional one of 13 at most.
    private const double QueryLetter = 5.45;
    private const double TitleLetter = 7.2;

    private const string Style =
        """
        <style>
        .back{fill:#f4f5f5}.panel{fill:#fff;stroke:#d5d7da}text{font-family:system-ui,sans-serif;fill:#24292e}
        .name{font-size:18px;font-weight:600}.row{font-size:14px;font-weight:600}.title{font-size:13px;font-weight:600}
        .note{font-size:10px;fill:#6a737d}.query{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:9px;fill:#444d56;white-space:pre}
        @media (prefers-color-scheme:dark){.back{fill:#111217}.panel{fill:#181b1f;stroke:#34373d}text{fill:#d8d9da}.note{fill:#8e9399}.query{fill:#b3b7bd}}
        </style>
        """;

    private readonly StringBuilder svg = new();

    private DashboardPicture()
    {
    }

    /// <summary>A dashboard as SVG.</summary>
    public static string Draw(CompiledDashboard dashboard)
    {
        var last = dashboard.Rows[^1].Panels[^1];
        var (width, height) = ((24 * Column) + (2 * Margin), Head + ((last.Y + last.Height) * Row) + Margin);
        var picture = new DashboardPicture();
        picture.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Escape(dashboard.Title)}\">\n{Style}\n");
        picture.Add($"<rect class=\"back\" width=\"{width}\" height=\"{height}\"/>\n");
        picture.Write("name", Margin, 29, dashboard.Title);
        picture.Write("note", Margin + (dashboard.Title.Length * 10) + 16, 28, $"variables: {string.Join(", ", dashboard.Variables.Select(variable => variable.Label.ToLowerInvariant()))}");
        foreach (var row in dashboard.Rows)
        {
            picture.Write("row", Margin, Head + (row.Y * Row) + 16, row.Title);
            foreach (var panel in row.Panels)
            {
                picture.Draw(panel);
            }
        }

        picture.Add($"</svg>\n");
        return picture.svg.ToString();
    }

    private void Draw(CompiledPanel panel)
    {
        var (x, y) = (Margin + (panel.X * Column), Head + (panel.Y * Row));
        var (width, height) = ((panel.Width * Column) - Gap, (panel.Height * Row) - Gap);
        Add($"<rect class=\"panel\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>\n");
        Write("title", x + 8, y + 17, Cut(panel.Description.Title.Value, (int)((width - 12) / TitleLetter)));
        Write("note", x + 8, y + 31, $"{panel.Description.Type.Text()}, {panel.Description.Unit}{(panel.Link is null ? "" : $" → {panel.Description.Link!.Value}")}");
        var lines = panel.Queries.SelectMany(query => Wrap(query.Expression.Scalar.Value, (int)((width - 16) / QueryLetter))).ToArray();
        var room = Math.Max(1, (height - 40) / Line);
        for (var i = 0; i < Math.Min(lines.Length, room); i++)
        {
            Write("query", x + 8, y + 46 + (i * Line), i == room - 1 && lines.Length > room ? "…" : lines[i]);
        }
    }

    private void Write(string kind, int x, int y, string text) => Add($"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{Escape(text)}</text>\n");

    private void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    // At the last space or bracket that fits.
    private static IEnumerable<string> Wrap(string query, int length)
    {
        foreach (var written in query.Split('\n'))
        {
            var line = written;
            while (line.Length > length)
            {
                var end = line.LastIndexOfAny([' ', '(', '{', ',', '['], length - 1);
                end = end <= length / 3 ? length : end + 1;
                yield return line[..end];
                line = "  " + line[end..].TrimStart();
            }

            yield return line;
        }
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
