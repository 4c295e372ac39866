namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The path in a rule's <c>fieldPath</c>, from the value of the rule to the field that is at fault: <c>.spec.items['a.b']</c>.</summary>
internal static class RuleFieldPath
{
    /// <summary>The names of the fields along the path.</summary>
    public static IEnumerable<string> Split(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            var isQuoted = path.AsSpan(at).StartsWith("['");
            var start = at + (isQuoted ? 2 : path[at] == '.' ? 1 : 0);
            var end = isQuoted ? path.IndexOf("']", start, StringComparison.Ordinal) : path.AsSpan(start).IndexOfAny('.', '[') is >= 0 and var next ? start + next : path.Length;
            end = end < 0 ? path.Length : end;
            if (end > start)
            {
                yield return path[start..end];
            }

            at = Math.Max(end + (isQuoted ? 2 : 0), at + 1);
        }
    }
}
