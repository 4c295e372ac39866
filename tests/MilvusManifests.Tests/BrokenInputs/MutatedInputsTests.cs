using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Building;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>Inputs with a random typo: whatever it does, the error points at one of the user's files.</summary>
public sealed class MutatedInputsTests : IDisposable
{
    private const string Patched = BrokenInput.Base + """
        rbac: namespaces
        patches:
          - target: {kind: Prometheus, name: k8s, namespace: monitoring}
            patch:
              - op: replace
                path: /spec/replicas
                value: 3
          - target:
              kind: Service
              name: prometheus-k8s
            file: patch.json

        """;

    private const string Patch = "[\n  {\"op\": \"add\", \"path\": \"/spec/ports/-\", \"value\": {\"name\": \"a\", \"port\": 1}}\n]\n";

    private static readonly string[] Slips =
        ["", "{{", "}}", "\"", "'", ":", "\t", "- ", "  ", "{{ end }}", "{{ if x }}", "|", "[", "]", "{", "}", "#", "&a", "*a", "\n", ".", "~", "\u0001", "%", "\n---\n", "$", "\\"];

    private static readonly string[] Paths = [.. ShippedTemplates.Paths.Where(path => path.Contains("/prometheus", StringComparison.Ordinal) || path.StartsWith("include", StringComparison.Ordinal))];

    private readonly GeneratedFolder folder = new();

    public MutatedInputsTests()
    {
        folder.Write("manifests.config.yaml", Patched);
        folder.Write("patch.json", Patch);
        Assert.Equal([], folder.Generate().Diagnostics);
    }

    [Fact]
    public void A_slip_in_a_template() => Hold(
        from path in Gen.Elements(Paths)
        from text in Slipped(ShippedTemplates.Read(path)!.Text)
        select (Path: $"templates/{path}", Text: text));

    [Fact]
    public void A_slip_in_the_configuration() => Hold(Slipped(Patched).Select(text => (Path: "manifests.config.yaml", Text: text)));

    [Fact]
    public void A_slip_in_a_patch() => Hold(Slipped(Patch).Select(text => (Path: "patch.json", Text: text)));

    public void Dispose() => folder.Dispose();

    private static Gen<string> Slipped(string text) =>
        from at in Gen.Choose(0, text.Length - 1)
        from lost in Gen.Choose(0, Math.Min(3, text.Length - at))
        from slip in Gen.Elements(Slips)
        select text.Remove(at, lost).Insert(at, slip);

    private void Hold(Gen<(string Path, string Text)> mutations) =>
        Prop.ForAll(Arb.From(mutations), mutation => IsTold(mutation.Path, mutation.Text)).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private bool IsTold(string path, string text)
    {
        var file = Path.Combine(folder.Root, path);
        var before = File.Exists(file) ? File.ReadAllText(file) : null;
        folder.Write(path, text);
        var result = Generator.Generate(new GenerateOptions(Path.Combine(folder.Root, "manifests.config.yaml")) { DryRun = true });
        if (before is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, before);
        }

        return result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == Severity.Error)
            .All(error => error.Location is { } place && (place.Path == file || File.Exists(place.Path)) && !place.Path.StartsWith(folder.Output, StringComparison.Ordinal) && !error.Message.Contains('\n', StringComparison.Ordinal));
    }
}
