using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Reading;

/// <summary>Problems in the text around the nodes that the parser accepts or does not report.</summary>
internal sealed class YamlTextChecks(SourceText source, string text, DiagnosticBag diagnostics)
{
    /// <summary>Warns about unknown directives in the text between two documents; kubectl reads none at all.</summary>
    public void CheckDirectives(int from, int end, bool asKubectl)
    {
        foreach (var range in text.AsSpan(from, end - from).Split('\n'))
        {
            var line = text.AsSpan(from)[range].TrimEnd();
            var start = from + range.Start.Value;
            if (!line.StartsWith('%') || (start > 0 && text[start - 1] != '\n'))
            {
                continue;
            }

            var isKnown = line.StartsWith("%TAG ", StringComparison.Ordinal) || line is "%YAML 1.1" or "%YAML 1.2";
            var problem = asKubectl ? "kubectl, Helm and Argo CD cannot read the directive" : isKnown ? null : "unknown directive";
            if (problem is not null)
            {
                var advice = asKubectl ? "; remove it" : " is ignored";
                diagnostics.Add(Diagnostic.Warning(YamlCodes.Directive, source.At(start, line.Length), $"{problem} '{Excerpt.Of(line)}'{advice}"));
            }
        }
    }

    /// <summary>Reports a tab in the indentation of a node.</summary>
    public void CheckIndentation(int start)
    {
        var at = start - 1;
        var tab = -1;
        while (at >= 0 && text[at] is ' ' or '\t')
        {
            tab = text[at] == '\t' ? at : tab;
            at--;
        }

        if (tab >= 0 && (at < 0 || text[at] is '\n' or '\r'))
        {
            diagnostics.Error(YamlCodes.Tab, source.At(tab, 1), YamlSyntaxError.TabMessage);
        }
    }

    /// <summary>To YAML, a list item that is indented too deep is part of the string above it; that is hardly ever intended.</summary>
    public void CheckContinuation(int start, int end)
    {
        var written = text.AsSpan(start, end - start);
        foreach (var range in written.Split('\n'))
        {
            var line = written[range].TrimStart(' ');
            if (range.Start.Value > 0 && line.StartsWith("- ", StringComparison.Ordinal))
            {
                var at = start + range.End.Value - line.Length;
                diagnostics.Add(Diagnostic.Warning(YamlCodes.Indentation, source.At(at, line.TrimEnd('\r').Length),
                    "this line continues the string above it; indent it less to make it an item of the list"));
                return;
            }
        }
    }
}
