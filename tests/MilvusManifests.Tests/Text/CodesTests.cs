using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

/// <summary>The table of diagnostic codes.</summary>
public class CodesTests
{
    [Fact]
    public void Every_code_is_in_the_table_under_its_own_number()
    {
        var fields = typeof(Codes).GetFields().Where(field => field.FieldType == typeof(DiagnosticCode)).ToArray();

        Assert.Equal(fields.Length, Codes.All.Count);
        Assert.All(Codes.All, code => Assert.Matches("^MM[1-9][0-9]{3}$", code.Key));
        Assert.All(Codes.All.Values, code => Assert.DoesNotContain('\n', code.Title + code.Explanation));
    }
}
