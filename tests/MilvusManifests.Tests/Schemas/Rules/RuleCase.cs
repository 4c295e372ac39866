using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.Rules;

/// <summary>An object that a rule accepts or rejects, from a file of cases.</summary>
internal sealed record RuleCase(string Rule, bool IsGood, string Text, string? Kubernetes)
{
    private const string Placeholder = "$";
    private const string Large = "{large}";

    /// <summary>The folder of the cases.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "Schemas", "Rules");

    /// <summary>The cases of every file, by its name.</summary>
    public static ImmutableArray<(string File, ImmutableArray<RuleCase> Cases)> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), Read(path)))];

    /// <summary>Every case.</summary>
    public static IEnumerable<RuleCase> All => Files.SelectMany(file => file.Cases);

    /// <summary>What a version of the API server would say.</summary>
    public IEnumerable<string> Validate(string kubernetes, ObjectRules? rules = null)
    {
        var catalogue = new SchemaCatalogue(kubernetes);
        var read = YamlReader.Read(new SourceText("object", Text.Replace(Large, new string('x', 1024 * 1024 + 1), StringComparison.Ordinal)));
        var validator = new ObjectValidator(catalogue.BuiltIn, rules ?? catalogue.Rules, new ObjectValidatorOptions { WarnOfSize = false });
        return read.Diagnostics.Concat(
                from document in read.Value
                let node = (YamlMapping)document.Root!
                from diagnostic in validator.Validate(node, catalogue.Find(GroupVersionKind.Of(node)) ?? throw new InvalidDataException($"{Rule}: unknown kind in {Text}")).Diagnostics
                select diagnostic)
            .Select(diagnostic => diagnostic.ToString()["object".Length..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {Text}";

    private static ImmutableArray<RuleCase> Read(string path)
    {
        var read = YamlReader.ReadSingle(new SourceText(path, File.ReadAllText(path)));
        Assert.Empty(read.Diagnostics);
        var root = (YamlMapping)read.Value!.Root!;
        return
        [
            .. from item in ((YamlSequence)root["rules"]!).Items.Cast<YamlMapping>()
               let rule = ((YamlScalar)item["rule"]!).Value
               let within = item["in"] is YamlScalar name ? ((YamlScalar)((YamlMapping)root["objects"]!)[name.Value]!).Value : Placeholder
               from isGood in (bool[])[true, false]
               from text in (item[isGood ? "good" : "bad"] as YamlSequence)?.Items.Cast<YamlScalar>() ?? []
               select new RuleCase(rule, isGood, Insert(within, text.Value), (item["kubernetes"] as YamlScalar)?.Value),
        ];
    }

    // Every line of what is inserted is indented as the placeholder is.
    private static string Insert(string within, string text)
    {
        var at = within.IndexOf(Placeholder, StringComparison.Ordinal);
        var indent = at - (within.LastIndexOf('\n', at) + 1);
        return string.Concat(within.AsSpan(0, at), text.TrimEnd('\n').Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal), within.AsSpan(at + Placeholder.Length));
    }
}
