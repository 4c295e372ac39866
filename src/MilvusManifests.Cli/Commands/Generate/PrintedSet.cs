using System.Text;
using MilvusManifests.Delivery;

namespace MilvusManifests.Cli.Commands.Generate;

/// <summary>The set as one stream of YAML: what <c>kubectl apply -f -</c> and a plug-in of Argo CD read.</summary>
internal static class PrintedSet
{
    /// <summary>The objects that are applied to the cluster, in the order of <c>kustomization.yaml</c>.</summary>
    public static CommandOutcome Of(GenerateOptions options, CancellationToken cancellation)
    {
        var (rendered, diagnostics) = Generator.Render(options, withContents: true, cancellation);
        return TextResult.Of("manifests", rendered is null ? null : Stream(SetDelivery.Deliver(rendered.Set, rendered.Inputs)), diagnostics, options.ConfigurationPath);
    }

    private static string Stream(OutputSet set)
    {
        var files = set.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var path in Kustomization.Resources(set))
        {
            text.Append(text.Length == 0 ? "" : "---\n").Append(Encoding.UTF8.GetString(files[path].Content.Span));
        }

        return text.ToString();
    }
}
