using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

/// <summary>How messages quote somebody's text.</summary>
public class ExcerptTests
{
    [Theory]
    [InlineData("abcdefghij", "abcdefghij")]
    [InlineData("abcdefghijk", "abcdefg...")]
    [InlineData("a\r\nb\u009bc", "a  b c")]
    [InlineData("abcdef\U0001F600\U0001F600ghi", "abcdef...")]
    [InlineData("", "")]
    public void A_text_is_short_and_on_one_line(string text, string shown) => Assert.Equal(shown, Excerpt.Of(text, longest: 10));
}
