using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>An input that is wrong: the files that are written over a valid input, and the first error that must be reported.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Code">The code of the first error.</param>
/// <param name="Place">Its place, as <c>file(line,column)</c>: where the marker was.</param>
/// <param name="Files">The files and their text, without the marker.</param>
/// <param name="Written">The case as the list has it, without what is reported.</param>
public sealed record BrokenInput(string Title, string Code, string Place, ImmutableArray<SourceText> Files, string Written)
{
    /// <summary>The configuration of the valid input; a section <c>@@ +</c> is appended to it.</summary>
    public const string Base = $$"""
        kubernetes: "1.35"
        kubePrometheus:
          version: {{PinnedRelease.Tag}}
          components:
            blackboxExporter: false
            grafana: false
            kubePrometheus: false
            kubeStateMetrics: false
            kubernetesControlPlane: false
            nodeExporter: false
            prometheusOperator: false
        milvus:
          - release: my-release
            namespace: milvus
            version: 2.6.15

        """;

    private const string Configuration = "manifests.config.yaml";
    private const char Marker = '§';

    /// <summary>
    /// The cases of a list. Each starts with <c>=== code title</c>; <c>@@ path</c> starts a file, <c>@@ +</c> what is appended to the configuration, and
    /// <c>&gt;&gt;&gt;</c> what is reported. The marker is where the first error is.
    /// </summary>
    public static IEnumerable<BrokenInput> Read(string list) =>
        list.Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(ReadCase);

    /// <inheritdoc/>
    public override string ToString() => Title;

    private static BrokenInput ReadCase(string text)
    {
        var written = text[..text.IndexOf(">>>\n", StringComparison.Ordinal)];
        var sections = written.Split("@@ ");
        var files = ImmutableArray.CreateBuilder<SourceText>();
        string? place = null;
        foreach (var section in sections.Skip(1))
        {
            var (name, content) = Cut(section, '\n');
            var (path, marked) = name == "+" ? (Configuration, Base + content) : (name, content);
            var at = marked.IndexOf(Marker, StringComparison.Ordinal);
            var file = new SourceText(path, at < 0 ? marked : marked.Remove(at, 1));
            place = at < 0 ? place : file.At(at, 0).ToString();
            files.Add(file);
        }

        var (code, title) = Cut(sections[0].TrimEnd('\n'), ' ');
        return new BrokenInput(title, code, place ?? throw new InvalidOperationException($"'{title}' has no marker"), files.DrainToImmutable(), $"=== {written}");
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var found = text.IndexOf(at, StringComparison.Ordinal);
        return (text[..found], text[(found + 1)..]);
    }
}
