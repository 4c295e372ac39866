using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Tests.PromQL;

/// <summary>Random expressions, as people write them: types that fit, any space, any case of keywords, any quotes.</summary>
internal static class RandomExpressions
{
    private static readonly Gen<string> Space = Gen.Frequency((6, Gen.Constant(" ")), (1, Gen.Constant("\n  ")), (1, Gen.Constant(" # why\n ")));
    private static readonly Gen<string> MaybeSpace = Gen.Frequency((4, Gen.Constant("")), (1, Space));
    private static readonly Gen<string> Metric = Gen.Elements("up", "node_cpu_seconds_total", "job:rate5m", ":a:b", "sum", "by", "offset", "start", "and", "le", "inf_x", "on_call");
    private static readonly Gen<string> Label = Gen.Elements("job", "namespace", "le", "by", "sum", "on", "bool", "start", "_x9", "\"my.label\"", "'sp ace'");
    private static readonly Gen<string> Value = Gen.Elements("\"a\"", "'b'", "`c`", "\"\\\"q\\\"\"", "'it\\'s'", "\"\\u00e9\\n\\t\"", "\"ü\"", "\"\\x41\"", "``");
    private static readonly Gen<string> Pattern = Gen.Elements("\"a|b\"", "'.+'", "`\\d+`", "\"\"", "\"(a|b)*\\\\.c\"");
    private static readonly Gen<string> Number = Gen.Elements("0", "1", "0.5", ".5", "1e3", "1e-3", "0x1F", "0755", "1_000", "Inf", "NaN", "5m", "1h30m", "123456789012345678901234567890");
    private static readonly Gen<string> Duration = Gen.Elements("5m", "1h30m", "300", "1d", "0.5", "1y2w", "90s", "1ms", "0x3c");
    private static readonly Gen<string> Labels = Label.ArrayOf().Resize(3).Select(labels => $"({string.Join(", ", labels)})");

    private static readonly Gen<string> Matcher = Gen.OneOf(
        Join(Label, MaybeSpace, Gen.Elements("=", "!="), MaybeSpace, Value),
        Join(Label, MaybeSpace, Gen.Elements("=~", "!~"), MaybeSpace, Pattern));

    private static readonly Gen<string> Matchers = Matcher.ArrayOf().Resize(3).Zip(Gen.Elements("", ",")).Select(pair => string.Join(",", pair.Item1) + (pair.Item1.Length > 0 ? pair.Item2 : ""));

    private static readonly Gen<string> Selector = Gen.OneOf(
        Metric,
        Join(Metric, MaybeSpace, Gen.Constant("{"), Matchers, Gen.Constant("}")),
        Join(Gen.Constant("{"), Gen.Elements("\"my.metric\"", "__name__=\"x\"", "a=\"b\"", "__name__=~\"x.+\""), Gen.Constant("}")));

    private static readonly Gen<string> Time = Gen.Frequency(
        (6, Gen.Constant("")),
        (1, Join(Space, Gen.Elements("offset", "OFFSET"), Space, Gen.Elements("", "-"), Duration)),
        (1, Join(Space, Gen.Elements("@ 1700000000", "@ 1.5", "@ -3", "@ start()", "@ end ( )"))),
        (1, Join(Gen.Constant(" @ 5 offset "), Duration)),
        (1, Join(Gen.Constant(" offset "), Duration, Gen.Constant(" @ end()"))));

    /// <summary>Expressions of any type.</summary>
    public static Gen<string> Any { get; } = Gen.Sized(size => Gen.OneOf(Scalar(size), Vector(size), Vector(size), Range(size)));

    private static Gen<string> Vector(int size) => size <= 1
        ? Join(Selector, Time)
        : Gen.OneOf(
            Join(Selector, Time),
            Join(Gen.Constant("("), MaybeSpace, Lazily(Vector, size), MaybeSpace, Gen.Constant(")")),
            Join(Gen.Elements("-", "+"), MaybeSpace, Lazily(Vector, size)),
            Join(Operand(size), Space, Gen.Elements("+", "-", "*", "/", "%", "^", "atan2", "==", "!= bool", "> bool", "<="), Matching(), Operand(size)),
            Join(Lazily(Vector, size), Space, Gen.Elements("and", "OR", "unless"), SetMatching(), Lazily(Vector, size)),
            Join(Lazily(Vector, size), Space, Gen.Elements("+", "-", "*", "/", "%", "^", "==", "!=", "> bool"), Space, Lazily(Scalar, size)),
            Join(Lazily(Scalar, size), Space, Gen.Elements("+", "-", "*", "/", "%", "^", "==", "<", "<= bool"), Space, Operand(size)),
            Aggregate(size),
            Call(size));

    // Without parentheses, 1 == 2 == a would begin with a comparison of scalars.
    private static Gen<string> Operand(int size) => Gen.OneOf(Join(Selector, Time), Join(Gen.Constant("("), Lazily(Vector, size), Gen.Constant(")")));

    private static Gen<string> Aggregate(int size) => Gen.OneOf(
        Join(Gen.Elements("sum", "avg", "Count", "min", "MAX", "group", "stddev", "stdvar"), Grouping(), Gen.Constant("("), Lazily(Vector, size), Gen.Constant(")")),
        Join(Gen.Elements("sum", "avg", "Count"), MaybeSpace, Gen.Constant("("), Lazily(Vector, size), Gen.Constant(")"), Grouping()),
        Join(Gen.Elements("topk", "bottomk", "quantile"), Grouping(), Gen.Constant("("), Lazily(Scalar, size), Gen.Constant(", "), Lazily(Vector, size), Gen.Constant(")")),
        Join(Gen.Constant("count_values"), Grouping(), Gen.Constant("(\"version\", "), Lazily(Vector, size), Gen.Constant(")")));

    private static Gen<string> Call(int size)
    {
        var names = PromQLFunctions.Names.Select(name => PromQLFunctions.Find(name)!)
            .Where(function => function.Exists(new(3, 5)) && function.Experimental is null && function.Returns == ExpressionType.InstantVector).ToArray();
        return Gen.Elements(names).SelectMany(function => Gen.Choose(function.Least, Math.Min(function.Most, function.Least + 2)).SelectMany(count =>
            Join([Gen.Constant(function.Name), MaybeSpace, Gen.Constant("("), .. Arguments(function, count, size), Gen.Constant(")")])));
    }

    private static IEnumerable<Gen<string>> Arguments(PromQLFunction function, int count, int size)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Join(Gen.Constant(i > 0 ? "," : ""), MaybeSpace);
            yield return function.Parameters[Math.Min(i, function.Parameters.Length - 1)] switch
            {
                ExpressionType.Scalar => Lazily(Scalar, size),
                ExpressionType.String => Value,
                ExpressionType.RangeVector => Lazily(Range, size),
                _ => Lazily(Vector, size),
            };
        }
    }

    private static Gen<string> Range(int size) => size <= 1
        ? Join(Selector, Gen.Constant("["), Duration, Gen.Constant("]"), Time)
        : Gen.OneOf(
            Join(Selector, MaybeSpace, Gen.Elements("[", "[ "), Duration, MaybeSpace, Gen.Constant("]"), Time),
            Join(Gen.Constant("("), Lazily(Vector, size), Gen.Constant(")["), Duration, Gen.Constant(":"), Gen.OneOf(Gen.Constant(""), Duration), Gen.Constant("]"), Time));

    private static Gen<string> Scalar(int size) => size <= 1
        ? Number
        : Gen.OneOf(
            Number,
            Join(Gen.Elements("-", "+"), Number),
            Join(Gen.Constant("("), Lazily(Scalar, size), Gen.Constant(")")),
            Join(Lazily(Scalar, size), Space, Gen.Elements("+", "-", "*", "/", "%", "^", "== bool", "< bool"), Space, Lazily(Scalar, size)),
            Join(Gen.Constant("scalar("), Lazily(Vector, size), Gen.Constant(")")),
            Gen.Elements("time()", "pi()"));

    private static Gen<string> Matching() => Gen.OneOf(
        Space,
        Join(Space, Gen.Elements("on", "ignoring", "ON"), MaybeSpace, Labels, Space),
        Join(Gen.Constant(" on (job) "), Gen.Elements("group_left", "GROUP_RIGHT"), Gen.Elements("", "()", " (namespace, \"my.label\")"), Gen.Constant(" up + ")));

    private static Gen<string> SetMatching() => Gen.OneOf(Space, Join(Space, Gen.Elements("on", "ignoring"), MaybeSpace, Labels, Space));

    private static Gen<string> Grouping() => Gen.OneOf(MaybeSpace, Join(Space, Gen.Elements("by", "without", "BY"), MaybeSpace, Labels, MaybeSpace));

    private static Gen<string> Lazily(Func<int, Gen<string>> of, int size) => Gen.Constant(0).SelectMany(_ => of(size / 2));

    private static Gen<string> Join(params IEnumerable<Gen<string>> parts) => parts.Aggregate((left, right) => left.Zip(right).Select(pair => pair.Item1 + pair.Item2));
}
