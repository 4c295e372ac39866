using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// <c>object.to_yaml value</c>: the value as YAML that readers of 1.1 and 1.2 both read back unchanged: a scalar on one line, wherever a scalar is
/// allowed, an array or object in block style without a trailing line break. Each part keeps the location it was read from.
/// </summary>
internal sealed class ToYaml() : TemplateFunction(Required<object>("value"))
{
    // A node, its entry and its location need far more memory than what they are made from.
    private const int NodeCost = 8;

    /// <inheritdoc/>
    protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        var conversion = new Conversion(((RenderContext)context).Budget, span);
        var node = conversion.ToNode(arguments[0], null, 0);
        return node is YamlScalar scalar
            ? Origins.Of(WriteScalar(scalar), Origins.Find(arguments[0]))
            : WriteCollection((RenderContext)context, node, conversion.Parts);
    }

    /// <summary>A scalar that is also valid in a flow collection, where brackets and commas are special.</summary>
    private static string WriteScalar(YamlScalar scalar)
    {
        if (scalar.Kind != YamlScalarKind.String || YamlScalarText.IsPlainKey(scalar.Value))
        {
            return YamlWriter.WriteScalar(scalar);
        }

        var output = new StringBuilder(scalar.Value.Length + 2);
        YamlScalarText.AppendQuoted(scalar.Value, output);
        return output.ToString();
    }

    private static string WriteCollection(RenderContext context, YamlNode node, List<(YamlNode Node, Location Origin)> parts)
    {
        var output = new StringBuilder();
        var layout = new YamlLayout();
        YamlWriter.Write(node, output, layout);
        if (output[^1] == '\n')
        {
            output.Length--;
        }

        var fragments = ImmutableArray.CreateBuilder<TextFragment>(parts.Count);
        foreach (var (part, origin) in parts)
        {
            if (layout[part] is { } span && span.Start < output.Length)
            {
                fragments.Add(new TextFragment(span.Start, Math.Min(span.End, output.Length) - span.Start, origin));
            }
        }

        return context.Keep(output.ToString(), fragments.DrainToImmutable());
    }

    private sealed class Conversion(Budget budget, SourceSpan span)
    {
        public List<(YamlNode Node, Location Origin)> Parts { get; } = [];

        public YamlNode ToNode(object? value, Location? place, int depth)
        {
            if (depth > Budget.MaxNesting)
            {
                throw Error(FormattableString.Invariant($"'object.to_yaml' cannot write a value nested deeper than {Budget.MaxNesting} levels"));
            }

            budget.Take(NodeCost, span);
            YamlNode node = value switch
            {
                string text => ToText(text),
                IDictionary<string, object?> members => ToMapping(members, depth),
                IScriptCustomFunction => throw Error("'object.to_yaml' cannot write a function"),
                IEnumerable items => new YamlSequence([.. items.Cast<object?>().Select((item, index) => ToNode(item, (value as ModelArray)?.ItemAt(index), depth + 1))]),
                _ => ToScalar(value),
            };
            var origin = value switch
            {
                ModelObject { Count: 0 } empty => empty.Origin,
                ModelArray { Count: 0 } empty => empty.Origin,
                _ => node is YamlScalar ? Origins.Find(value) ?? place : null,
            };
            if (origin is not null)
            {
                Parts.Add((node, origin));
            }

            return node;
        }

        private YamlMapping ToMapping(IDictionary<string, object?> members, int depth)
        {
            var model = members as ModelObject;
            var entries = ImmutableArray.CreateBuilder<YamlEntry>(members.Count);
            foreach (var (name, value) in members)
            {
                budget.TakeText(name.Length + (2 * depth), span);
                var key = YamlScalar.String(name);
                if ((model?.KeyOf(name) ?? model?.Origin) is { } origin)
                {
                    Parts.Add((key, origin));
                }

                entries.Add(new YamlEntry(key, ToNode(value, model?.ValueOf(name), depth + 1)));
            }

            return new YamlMapping(entries.DrainToImmutable());
        }

        private YamlScalar ToText(string text)
        {
            budget.TakeText(text.Length, span);
            return YamlScalar.String(text);
        }

        private YamlScalar ToScalar(object? value) => value switch
        {
            null => Plain("null", YamlScalarKind.Null),
            bool truth => Plain(truth ? "true" : "false", YamlScalarKind.Boolean),
            int or long or uint or ulong or BigInteger => Plain(Invariant(value), YamlScalarKind.Integer),
            double number when !double.IsFinite(number) => Plain(double.IsNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf", YamlScalarKind.Float),
            double or float or decimal => Plain(Invariant(value), YamlScalarKind.Float),
            _ => throw Error($"'object.to_yaml' cannot write {Noun.Of(value)}"),
        };

        private TemplateError Error(string message) => new(TemplateCodes.InvalidArgument, span, message);

        private static YamlScalar Plain(string text, YamlScalarKind kind) => new(text, YamlScalarStyle.Plain, kind);

        private static string Invariant(object value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
    }
}
