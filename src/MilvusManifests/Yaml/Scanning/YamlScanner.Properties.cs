using System.Buffers;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <content>Directives, anchors, aliases and tags.</content>
internal sealed partial class YamlScanner
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-");

    private void FetchDirective()
    {
        CloseBlocks(-1);
        RemoveKey();
        isKeyAllowed = false;
        var from = Here;
        var end = EndOfLine(at);
        var words = text[at..end].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        at = end;
        switch (words)
        {
            case ["%YAML", var version, ..]:
                var point = version.IndexOf('.', StringComparison.Ordinal);
                if (point < 0 || !int.TryParse(version.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                    || !int.TryParse(version.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
                {
                    throw Fail("While scanning a %YAML directive, did not find expected version number", from, Here);
                }

                Add(new VersionDirective(new YamlDotNet.Core.Version(major, minor), from, Here));
                break;
            case ["%TAG", ['!', ..] handle, var prefix, ..]:
                Add(new TagDirective(handle, prefix, from, Here));
                break;
            case ["%YAML" or "%TAG", ..]:
                throw Fail("While scanning a directive, did not find its value", from, Here);
        }
    }

    // YAML 1.2 ends a name at a blank or a bracket; libyaml allows few characters in it.
    private void FetchAnchor(bool isAlias)
    {
        SaveKey();
        isKeyAllowed = false;
        var from = Take(1);
        var name = at;
        while (NameCharacters.Contains(Peek(0)))
        {
            at++;
        }

        var endsForKubectl = at > name && (IsBlankOrEnd(Peek(0)) || Peek(0) is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`');
        if (notes is null || !endsForKubectl)
        {
            var short_ = at;
            while (!IsBlankOrEnd(Peek(0)) && !IsFlowIndicator(Peek(0)))
            {
                at++;
            }

            if (at > short_)
            {
                notes?.Add((int)from.Index, at, $"'{text[short_]}' in an anchor", "use letters, digits, '-' and '_'");
            }
        }

        if (at == name)
        {
            throw Fail("While scanning an anchor or alias, did not find expected alphabetic or numeric character", from, Here);
        }

        var anchor = new AnchorName(text[name..at]);
        Add(isAlias ? new AnchorAlias(anchor, from, Here) : new Anchor(anchor, from, Here));
    }

    private void FetchTag()
    {
        SaveKey();
        isKeyAllowed = false;
        var from = Here;
        string handle, suffix;
        if (Peek(1) == '<')
        {
            var end = text.AsSpan(at, EndOfLine(at) - at).IndexOf('>');
            if (end < 0)
            {
                throw Fail("While scanning a tag, did not find the expected '>'", at, at + 1);
            }

            (handle, suffix) = ("", text[(at + 2)..(at + end)]);
            at += end + 1;
        }
        else
        {
            var end = at + 1;
            while (end < text.Length && !IsBlankOrEnd(text[end]) && !IsFlowIndicator(text[end]))
            {
                end++;
            }

            var second = text.AsSpan(at + 1, end - at - 1).LastIndexOf('!') + 1;
            (handle, suffix) = (text[at..(at + second + 1)], text[(at + second + 1)..end]);
            (handle, suffix) = handle == "!" && suffix.Length == 0 ? ("", "!") : (handle, suffix);
            at = end;
        }

        if (suffix.Length == 0 || !(IsBlankOrEnd(Peek(0)) || (flowLevel > 0 && IsFlowIndicator(Peek(0)))))
        {
            throw Fail("While scanning a tag, did not find expected whitespace or line break", from, Here);
        }

        Add(new Tag(handle, Uri.UnescapeDataString(suffix), from, Here));
    }
}
