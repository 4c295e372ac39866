using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>The values that an expression can have.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The greatest.</param>
/// <param name="IsWhole">Whether only whole numbers are possible.</param>
internal readonly record struct ValueRange(double Least, double Most, bool IsWhole = false)
{
    /// <summary>Any value.</summary>
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Nothing below 0.</summary>
    public static ValueRange NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>A share of a whole.</summary>
    public static ValueRange Share { get; } = new(0, 1);

    /// <summary>0 or 1.</summary>
    public static ValueRange Boolean { get; } = new(0, 1, true);

    /// <summary>One value.</summary>
    public static ValueRange Of(double value) => new(value, value);

    /// <summary>Whether nothing is known.</summary>
    public bool IsAny => double.IsNegativeInfinity(Least) && double.IsPositiveInfinity(Most);

    /// <summary>The values of both.</summary>
    public ValueRange Or(ValueRange other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most), IsWhole && other.IsWhole);

    /// <summary>What arithmetic makes of two values; any value where that is not simple.</summary>
    public static ValueRange Combine(BinaryOperator binary, ValueRange left, ValueRange right) => binary switch
    {
        BinaryOperator.Add => new(left.Least + right.Least, left.Most + right.Most, left.IsWhole && right.IsWhole),
        BinaryOperator.Subtract => new(left.Least - right.Most, left.Most - right.Least, left.IsWhole && right.IsWhole),
        BinaryOperator.Multiply => Multiply(left, right),
        BinaryOperator.Divide when right.Least == right.Most && right.Least is not 0 && double.IsFinite(right.Least) => Multiply(left, Of(1 / right.Least)),
        BinaryOperator.Divide when left.Least >= 0 && right.Least >= 0 => NotNegative,
        _ => Any,
    };

    /// <summary>Whether a comparison with a number holds for every value, for none, or for some: true, false or null.</summary>
    public bool? Compare(BinaryOperator binary, double number) => binary switch
    {
        BinaryOperator.Greater => Least > number ? true : Most <= number ? false : null,
        BinaryOperator.GreaterOrEqual => Least >= number ? true : Most < number ? false : null,
        BinaryOperator.Less => Most < number ? true : Least >= number ? false : null,
        BinaryOperator.LessOrEqual => Most <= number ? true : Least > number ? false : null,
        BinaryOperator.Equal => Least == Most && Least == number ? true : CanBe(number) ? null : false,
        BinaryOperator.NotEqual => Least == Most && Least == number ? false : CanBe(number) ? null : true,
        _ => null,
    };

    /// <summary>The values for which a comparison with a number holds; all of them where it never does, which is reported at the comparison.</summary>
    public ValueRange Where(BinaryOperator binary, double number)
    {
        if (Compare(binary, number) == false)
        {
            return this;
        }

        return binary switch
        {
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => this with { Least = Math.Max(Least, number) },
            BinaryOperator.Less or BinaryOperator.LessOrEqual => this with { Most = Math.Min(Most, number) },
            BinaryOperator.Equal => Of(number),
            _ => this,
        };
    }

    private bool CanBe(double number) => number >= Least && number <= Most && !(IsWhole && number != Math.Truncate(number));

    private static ValueRange Multiply(ValueRange left, ValueRange right)
    {
        Span<double> corners = [Product(left.Least, right.Least), Product(left.Least, right.Most), Product(left.Most, right.Least), Product(left.Most, right.Most)];
        var (least, most) = (corners[0], corners[0]);
        foreach (var corner in corners)
        {
            (least, most) = (Math.Min(least, corner), Math.Max(most, corner));
        }

        return new(least, most, left.IsWhole && right.IsWhole);
    }

    private static double Product(double left, double right) => left is 0 || right is 0 ? 0 : left * right;
}
