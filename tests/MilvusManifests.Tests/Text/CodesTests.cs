using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

public partial class CodesTests
{
    [Fact]
    public void A_code_is_given_once_and_explained()
    {
        Assert.NotEmpty(Codes.All);
        Assert.All(Codes.All, code =>
        {
            Assert.Matches(Form(), code.Key);
            Assert.False(string.IsNullOrWhiteSpace(code.Value.Title));
            Assert.EndsWith(".", code.Value.Explanation, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("^MM[1-689][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
