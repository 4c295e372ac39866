using System.Reflection;
using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Tests;

public partial class DiagnosticCodesTests
{
    [Fact]
    public void A_code_has_an_id_a_title_and_an_explanation() => Assert.All(DiagnosticCodes.All, code =>
    {
        Assert.Matches(Form(), code.Key);
        Assert.Equal(code.Key, code.Value.Id);
        Assert.False(string.IsNullOrWhiteSpace(code.Value.Title));
        Assert.EndsWith(".", code.Value.Explanation, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_code_that_is_declared_is_in_the_table()
    {
        var declared =
            from type in typeof(Generator).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where field.FieldType == typeof(DiagnosticCode)
            select ((DiagnosticCode)field.GetValue(null)!).Id;

        Assert.Equal(declared.Order(StringComparer.Ordinal), DiagnosticCodes.All.Keys);
    }

    [GeneratedRegex("^MM[1-68][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
