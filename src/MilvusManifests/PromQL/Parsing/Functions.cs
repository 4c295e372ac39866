using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Finds the functions that are called.</summary>
internal static class Functions
{
    /// <summary>The function of a name, as the Prometheus has it; one that it has not is reported.</summary>
    public static PromQLFunction Find(TokenReader reader, PromQLFeatures features, string name, TextSpan span)
    {
        if (PromQLFunctions.Find(name) is not { } function)
        {
            var hint = Suggestion.For(name, PromQLFunctions.Names) is { } nearest ? $"{Suggestion.Lead} {nearest}?" : null;
            reader.Report(span, $"unknown function '{name}'", hint);
            return new(name, ExpressionType.InstantVector, []) { Most = int.MaxValue };
        }

        if (!function.Exists(features.Version))
        {
            reader.Report(span, function.Until is { } until && features.Version.IsAtLeast(until.Major, until.Minor)
                ? $"function '{name}' was removed in Prometheus {until}"
                : $"function '{name}' is new in Prometheus {function.Since}, and this is {features.Version}");
        }
        else if (function.IsExperimental(features.Version) && !features.ExperimentalFunctions)
        {
            reader.Report(span, $"function '{name}' is experimental: Prometheus needs --enable-feature=promql-experimental-functions");
        }

        return function;
    }
}
