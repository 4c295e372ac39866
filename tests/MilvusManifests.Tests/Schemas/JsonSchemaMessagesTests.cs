using MilvusManifests.Schemas.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

/// <summary>What a person reads, word by word and at which place. The cases are in a file, so that they read as what they are.</summary>
public class JsonSchemaMessagesTests
{
    private const string CaseFile = "json-schema-messages.txt";

    public static TheoryData<string> Cases => [.. ReadCases().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_error_says_what_is_wrong_and_where(string name)
    {
        var (_, schema, document, expected) = ReadCases().Single(one => one.Name == name);

        Assert.Equal(expected, Validate(schema, document));
    }

    internal static string Validate(string schema, string document)
    {
        var options = new JsonSchemaOptions { AssertFormats = true };
        var compiled = JsonSchemaValidator.Compile(Read("schema.yaml", schema), options);
        Assert.Equal([], compiled.Diagnostics);
        return string.Join('\n', compiled.Value!.Validate(Read("t.yaml", document)));
    }

    private static YamlNode Read(string path, string text) => YamlReader.ReadSingle(new SourceText(path, text)).Value!.Root;

    // A case: a line '=== name', the schema on one line, the document up to '---', the expected text up to the next case.
    private static IEnumerable<(string Name, string Schema, string Document, string Expected)> ReadCases()
    {
        var file = Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "Schemas", CaseFile);
        foreach (var part in File.ReadAllText(file).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] != '#'))
        {
            var name = part[..part.IndexOf('\n', StringComparison.Ordinal)];
            var rest = part[(name.Length + 1)..];
            var schema = rest[..rest.IndexOf('\n', StringComparison.Ordinal)];
            var halves = rest[(schema.Length + 1)..].Split("---\n");
            yield return (name, schema, halves[0], halves[1].Trim('\n'));
        }
    }
}
