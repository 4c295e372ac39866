using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Tests.Values;

public class ExactNumberTests
{
    [Theory]
    [InlineData("1", "2", -1)]
    [InlineData("1.0", "1", 0)]
    [InlineData("1e3", "1000", 0)]
    [InlineData("-1e400", "-1e401", 1)]
    [InlineData("9007199254740993", "9007199254740992.0", 1)]
    [InlineData("100000000000000000000", "99999999999999999999.5", 1)]
    [InlineData("0x10", "16", 0)]
    [InlineData("-0", "0.000", 0)]
    [InlineData(".inf", "1e999999999999999999999", 1)]
    [InlineData("+5", "5", 0)]
    [InlineData("0.1", "-12", 1)]
    [InlineData("123", "12", 1)]
    public void Numbers_are_compared_without_rounding(string left, string right, int expected)
    {
        Assert.True(ExactNumber.TryParse(left, out var first));
        Assert.True(ExactNumber.TryParse(right, out var second));
        Assert.Equal(expected, Math.Sign(first.CompareTo(second)));
        Assert.Equal(-expected, Math.Sign(second.CompareTo(first)));
    }

    [Theory]
    [InlineData("10", "5", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("1e308", "0.5", true)]
    [InlineData("4.5", "1.5", true)]
    [InlineData("35", "1.5", false)]
    [InlineData("0", "3.7", true)]
    [InlineData("7", "0", false)]
    [InlineData("123456789012345678901234567890", "7e-3", true)]
    public void A_multiple_is_recognised_without_rounding(string number, string divisor, bool expected)
    {
        Assert.True(ExactNumber.TryParse(number, out var value));
        Assert.True(ExactNumber.TryParse(divisor, out var by));
        Assert.Equal(expected, value.IsMultipleOf(by));
    }

    [Theory]
    [InlineData("1.0", true, 1L)]
    [InlineData("1.5", false, null)]
    [InlineData("12e2", true, 1200L)]
    [InlineData("9223372036854775807", true, 9223372036854775807L)]
    [InlineData("9223372036854775808", true, null)]
    [InlineData(".inf", false, null)]
    public void A_number_knows_whether_it_is_whole(string text, bool isWhole, long? value)
    {
        Assert.True(ExactNumber.TryParse(text, out var number));
        Assert.Equal(isWhole, number.IsWhole);
        Assert.Equal(value, number.ToInt64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData(".nan")]
    [InlineData("abc")]
    public void What_is_not_a_number_is_not_read(string text) => Assert.False(ExactNumber.TryParse(text, out _));
}
