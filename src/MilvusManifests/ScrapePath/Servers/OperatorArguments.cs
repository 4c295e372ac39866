using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Servers;

/// <summary>The arguments of a program in a container.</summary>
/// <param name="Values">The values of its options, by their names without hyphens: the last one of each, or all of those that are lists of namespaces.</param>
internal sealed record OperatorArguments(ImmutableDictionary<string, YamlScalar> Values)
{
    /// <summary>The arguments of a container.</summary>
    public static OperatorArguments Of(ObjectFields container)
    {
        var values = ImmutableDictionary.CreateBuilder<string, YamlScalar>(StringComparer.Ordinal);
        ImmutableArray<YamlNode> all = [.. container.Items("command"), .. container.Items("args")];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is not YamlScalar { Value: ['-', ..] } option)
            {
                continue;
            }

            var text = option.Value.TrimStart('-');
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                Set(values, text[..equals], YamlScalar.String(text[(equals + 1)..], option.Location));
            }
            else if (i + 1 < all.Length && all[i + 1] is YamlScalar { Value: not ['-', ..] } value)
            {
                Set(values, text, value);
                i++;
            }
            else
            {
                values[text] = YamlScalar.String("true", option.Location);
            }
        }

        return new(values.ToImmutable());
    }

    /// <summary>The items of an option that is a list; none if it is not given or empty. Null if an item depends on the environment.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="owner">The object of the pod, whose namespace a variable may stand for.</param>
    /// <param name="container">The container, which has the variables.</param>
    public ImmutableArray<string>? List(string name, ClusterObject owner, ObjectFields container)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Split(Values.GetValueOrDefault(name)?.Value ?? ""))
        {
            if (!item.Contains("$(", StringComparison.Ordinal))
            {
                items.Add(item);
            }
            else if (Variable(item, owner, container) is { } value)
            {
                items.AddRange(Split(value));
            }
            else
            {
                return null;
            }
        }

        return items.DrainToImmutable();
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Options with namespaces can be repeated.
    private static void Set(ImmutableDictionary<string, YamlScalar>.Builder values, string name, YamlScalar value) =>
        values[name] = name.EndsWith("namespaces", StringComparison.Ordinal) && values.TryGetValue(name, out var before)
            ? YamlScalar.String($"{before.Value},{value.Value}", value.Location)
            : value;

    private static string? Variable(string item, ClusterObject owner, ObjectFields container)
    {
        foreach (var variable in container.Mappings("env"))
        {
            if (item == $"$({variable.Text("name")})")
            {
                return variable.Text("value")
                    ?? (variable.Fields("valueFrom").Fields("fieldRef").Text("fieldPath") == "metadata.namespace" ? owner.Namespace : null);
            }
        }

        return null;
    }
}
