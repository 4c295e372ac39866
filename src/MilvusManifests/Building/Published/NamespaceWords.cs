using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.Building.Published;

/// <summary>Finds a namespace in text that has a syntax of its own: addresses, arguments, JSON and YAML in a string, with the PromQL in those.</summary>
internal static class NamespaceWords
{
    private const int LongestMatcher = 256;

    /// <summary>The text with the namespace moved wherever it can only be the namespace, and the offsets in the given text where it may be something else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The namespace as upstream has it.</param>
    /// <param name="to">The namespace that it moves to.</param>
    public static (string Text, ImmutableArray<int> Left) Move(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        if (at < 0)
        {
            return (text, []);
        }

        var moved = new StringBuilder(text.Length);
        var left = ImmutableArray.CreateBuilder<int>();
        var copied = 0;
        for (; at >= 0; at = text.IndexOf(from, at + from.Length, StringComparison.Ordinal))
        {
            var before = text.AsSpan(0, at);
            var after = text.AsSpan(at + from.Length);
            if (IsPartOfWord(before, after) || IsDomain(before, after))
            {
                continue;
            }

            if (IsAddress(before, after) || IsAfterNamespace(before, after) || IsMatched(before) || IsArgument(text, before, after))
            {
                moved.Append(text, copied, at - copied).Append(to);
                copied = at + from.Length;
            }
            else
            {
                left.Add(at);
            }
        }

        return (copied == 0 ? text : moved.Append(text, copied, text.Length - copied).ToString(), left.DrainToImmutable());
    }

    /// <summary>The offsets in a text where the namespace is a word.</summary>
    public static IEnumerable<int> Find(string text, string from)
    {
        for (var at = text.IndexOf(from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(from, at + from.Length, StringComparison.Ordinal))
        {
            if (!IsPartOfWord(text.AsSpan(0, at), text.AsSpan(at + from.Length)))
            {
                yield return at;
            }
        }
    }

    /// <summary>The text with the namespace moved wherever it is a word: for texts in which nothing else can be meant.</summary>
    public static string Replace(string text, string from, string to)
    {
        var moved = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var at in Find(text, from))
        {
            moved.Append(text, copied, at - copied).Append(to);
            copied = at + from.Length;
        }

        return copied == 0 ? text : moved.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether the values of a label are namespaces: <c>namespace</c>, <c>exported_namespace</c>.</summary>
    public static bool IsNamespaceLabel(string label) => EndsWithNamespace(label);

    // A namespace is a DNS label: kubernetes-monitoring-rules does not contain one.
    private static bool IsPartOfWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        (before.Length > 0 && IsOfWord(before[^1])) || (after.Length > 0 && IsOfWord(after[0]));

    // monitoring.coreos.com, also after a resource's name. A service's address continues with svc, and a sentence ends.
    private static bool IsDomain(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.Length > 1 && after[0] == '.' && char.IsAsciiLetterOrDigit(after[1]) && !IsServiceDomain(after);

    // prometheus-k8s.monitoring.svc:9090, http://grafana.monitoring:3000
    private static bool IsAddress(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (IsServiceDomain(after))
        {
            return true;
        }

        if (before.Length == 0 || before[^1] != '.')
        {
            return before.EndsWith("namespaces/") && (before.Length == "namespaces/".Length || !IsOfWord(before[^("namespaces/".Length + 1)]));
        }

        var start = before.Length - 1;
        while (start > 0 && IsOfWord(before[start - 1]))
        {
            start--;
        }

        var isService = start < before.Length - 1 && (start == 0 || before[start - 1] != '.');
        return isService && (before[..start].EndsWith("//") || before[..start].EndsWith('@') || (after.Length > 1 && after[0] == ':' && char.IsAsciiDigit(after[1])));
    }

    private static bool IsServiceDomain(ReadOnlySpan<char> after) => after.StartsWith(".svc") && (after.Length == 4 || !IsOfWord(after[4]));

    // namespace: monitoring, "namespace": "monitoring", in namespace monitoring
    private static bool IsAfterNamespace(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var isQuoted = before.Length > 0 && before[^1] is '"' or '\'' or '`';
        var key = before.TrimEnd("\"'\\`").TrimEnd(' ').TrimEnd(':').TrimEnd("\"'\\` ");
        return key.Length < before.Length && EndsWithNamespace(key) && (!isQuoted || (after.TrimStart('\\') is [var end, ..] && end == before[^1]));
    }

    // {namespace="monitoring"}, also escaped, and as one of the alternatives of a regular expression.
    private static bool IsMatched(ReadOnlySpan<char> before)
    {
        var near = before[Math.Max(0, before.Length - LongestMatcher)..];
        var quote = near.LastIndexOfAny('"', '\'', '`');
        if (quote < 0 || !(quote == near.Length - 1 || near[^1] is '|' or '('))
        {
            return false;
        }

        var operation = near[..quote].TrimEnd('\\').TrimEnd(' ');
        foreach (var name in (ReadOnlySpan<string>)["=~", "!~", "!=", "="])
        {
            if (operation.EndsWith(name))
            {
                return EndsWithNamespace(operation[..^name.Length].TrimEnd(' '));
            }
        }

        return false;
    }

    // --namespaces=default,monitoring, --kubelet-service=monitoring/kubelet
    private static bool IsArgument(string text, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (!text.StartsWith("--", StringComparison.Ordinal) || before.ContainsAny(' ', '\n') || before[^1] is not ('=' or ','))
        {
            return false;
        }

        var name = before[..Math.Max(0, before.IndexOf('='))];
        return (name.Contains("namespace", StringComparison.Ordinal) && (after.Length == 0 || after[0] == ','))
            || (after.Length > 1 && after[0] == '/' && IsOfWord(after[1]));
    }

    private static bool EndsWithNamespace(ReadOnlySpan<char> text) => text.EndsWith("namespace", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
