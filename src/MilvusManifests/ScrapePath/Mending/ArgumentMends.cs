using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Changes of a program's arguments.</summary>
internal static class ArgumentMends
{
    /// <summary>Gives an option of an operator another value; null if the option is not written as <c>--name=value</c> in the arguments of a Deployment.</summary>
    public static Mend? Set(PrometheusOperator program, string option, string value)
    {
        var template = program.Pods.Owner.Spec.Fields("template").Fields("spec");
        var containers = template.Items("containers");
        for (var i = 0; i < containers.Length; i++)
        {
            var arguments = Schemas.Kubernetes.Rules.ObjectFields.Of(containers[i]).Items("args");
            for (var j = 0; j < arguments.Length; j++)
            {
                if (arguments[j] is YamlScalar argument && argument.Value.TrimStart('-').StartsWith(option + "=", StringComparison.Ordinal))
                {
                    ImmutableArray<string> path =
                        ["spec", "template", "spec", "containers", i.ToString(CultureInfo.InvariantCulture), "args", j.ToString(CultureInfo.InvariantCulture)];
                    return Mend.Of(value.Length == 0
                        ? ObjectPatch.Remove(program.Pods.Owner.Reference, path)
                        : ObjectPatch.Replace(program.Pods.Owner.Reference, path, Nodes.Text($"--{option}={value}")));
                }
            }
        }

        return null;
    }
}
