using System.Globalization;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Cel;

/// <summary>The supported operators and functions; operands are values, never errors.</summary>
internal static class CelFunctions
{
    /// <summary>The number of operands of a function, including its target; null for an unknown one.</summary>
    public static (int Least, int Most)? Arity(string function) => function switch
    {
        "size" or "lowerAscii" or "upperAscii" or "trim" or "int" or "double" or "string" or "dyn" or "isIP" or "duration" or "min" or "max" or "sum" or "isSorted" => (1, 1),
        "startsWith" or "endsWith" or "contains" or "matches" or "charAt" => (2, 2),
        "split" or "indexOf" or "lastIndexOf" => (2, 2),
        "substring" => (2, 3),
        "replace" => (3, 3),
        "join" => (1, 2),
        _ => null,
    };

    public static object? Call(string function, object?[] operands, CelScope scope)
    {
        if (!scope.Spend(Cost(operands)))
        {
            return new CelError("it exceeds the evaluation limit", IsOurs: true);
        }

        var one = operands[0];
        return operands.Length switch
        {
            1 => Unary(function, one),
            2 => Binary(function, one, operands[1]),
            _ => Text(function, operands),
        } ?? new CelError($"'{function}' does not support {string.Join(" and ", operands.Select(CelValues.TypeName))}");
    }

    private static int Cost(object?[] operands)
    {
        var cost = 1L;
        foreach (var operand in operands)
        {
            cost += operand switch { string text => text.Length / 32, YamlNode node => node.NodeCount, IReadOnlyList<object?> list => list.Count, _ => 0 };
        }

        return (int)Math.Min(cost, int.MaxValue / 2);
    }

    private static object? Unary(string function, object? operand) => (function, operand) switch
    {
        ("!", bool value) => !value,
        ("-", long value) => value == long.MinValue ? new CelError("integer overflow") : -value,
        ("-", double value) => -value,
        ("size", _) => CelValues.Size(operand),
        ("dyn", _) => operand,
        ("lowerAscii", string text) => string.Create(text.Length, text, static (span, from) => Change(span, from, char.IsAsciiLetterUpper, 32)),
        ("upperAscii", string text) => string.Create(text.Length, text, static (span, from) => Change(span, from, char.IsAsciiLetterLower, -32)),
        ("trim", string text) => text.Trim(),
        ("isIP", string text) => StringFormats.Find("ipv4")!.IsValid(text) || StringFormats.Find("ipv6")!.IsValid(text),
        ("duration", string text) => CelDuration.Parse(text) ?? (object)new CelError($"{ValueText.Quote(text)} is not a duration"),
        ("int", long) => operand,
        ("int", double value) => Math.Abs(value) < 9.2e18 ? (long)value : new CelError("integer overflow"),
        ("int", string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : new CelError($"{ValueText.Quote(text)} is not an integer"),
        ("double", double) => operand,
        ("double", long value) => (double)value,
        ("double", string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value : new CelError($"{ValueText.Quote(text)} is not a number"),
        ("string", string) => operand,
        ("string", long value) => value.ToString(CultureInfo.InvariantCulture),
        ("string", bool value) => value ? "true" : "false",
        ("join", _) => Join(operand, ""),
        ("min" or "max" or "sum" or "isSorted", _) => CelValues.IsList(operand) ? Aggregate(function, CelValues.Members(operand)!) : null,
        _ => null,
    };

    private static object? Binary(string function, object? left, object? right) => function switch
    {
        "==" => CelValues.Equals(left, right),
        "!=" => !CelValues.Equals(left, right),
        "<" => CelValues.Compare(left, right) is { } order ? order < 0 : null,
        "<=" => CelValues.Compare(left, right) is { } order ? order <= 0 : null,
        ">" => CelValues.Compare(left, right) is { } order ? order > 0 : null,
        ">=" => CelValues.Compare(left, right) is { } order ? order >= 0 : null,
        "in" => In(left, right),
        "+" when CelValues.IsList(left) && CelValues.IsList(right) => new List<object?>([.. CelValues.Members(left)!, .. CelValues.Members(right)!]),
        "+" when left is string one && right is string other => one.Length + other.Length > 1_000_000 ? new CelError("a string becomes too long", IsOurs: true) : one + other,
        "+" or "-" or "*" or "/" or "%" => Calculate(function, left, right),
        "indexOf" or "lastIndexOf" when CelValues.IsList(left) => IndexOf(CelValues.Members(left)!, right, function == "lastIndexOf"),
        "join" when right is string separator => Join(left, separator),
        _ => left is string ? Text(function, [left, right]) : null,
    };

    private static object? In(object? item, object? collection)
    {
        if (CelValues.IsMap(collection))
        {
            return item is string key && CelValues.TryGet(collection, key, out _);
        }

        return CelValues.IsList(collection) ? CelValues.Members(collection)!.Any(member => CelValues.Equals(member, item)) : null;
    }

    private static object? Calculate(string function, object? left, object? right)
    {
        if (left is double || right is double)
        {
            return (left, right) is not (long or double, long or double) ? null
                : Calculate(function, Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture));
        }

        if (left is not long one || right is not long other)
        {
            return null;
        }

        var result = function switch
        {
            "+" => (Int128)one + other,
            "-" => (Int128)one - other,
            "*" => (Int128)one * other,
            _ when other == 0 => Int128.MaxValue,
            "/" => (Int128)one / other,
            _ => (Int128)one % other,
        };
        return result >= long.MinValue && result <= long.MaxValue ? (long)result : new CelError(other == 0 ? "division by zero" : "integer overflow");
    }

    private static object? Calculate(string function, double left, double right) => function switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        _ => null,
    };

    private static object? Text(string function, object?[] operands)
    {
        if (operands[0] is not string text)
        {
            return null;
        }

        return (function, operands[1], operands.Length > 2 ? operands[2] : null) switch
        {
            ("startsWith", string part, _) => text.StartsWith(part, StringComparison.Ordinal),
            ("endsWith", string part, _) => text.EndsWith(part, StringComparison.Ordinal),
            ("contains", string part, _) => text.Contains(part, StringComparison.Ordinal),
            ("matches", string pattern, _) => Matches(text, pattern),
            ("indexOf", string part, _) => (long)text.IndexOf(part, StringComparison.Ordinal),
            ("lastIndexOf", string part, _) => (long)text.LastIndexOf(part, StringComparison.Ordinal),
            ("charAt", long at, _) => at >= 0 && at < text.Length ? text.Substring((int)at, 1) : at == text.Length ? "" : new CelError($"index out of bounds: {at}"),
            ("split", string separator, _) => Split(text, separator),
            ("substring", long start, null) => Substring(text, start, text.Length),
            ("substring", long start, long end) => Substring(text, start, end),
            ("replace", string old, string with) => old.Length == 0 ? null : Replace(text, old, with),
            _ => null,
        };
    }

    private static object Replace(string text, string old, string with) =>
        (long)text.Length * Math.Max(with.Length, 1) > 1_000_000 ? new CelError("a string becomes too long", IsOurs: true) : text.Replace(old, with, StringComparison.Ordinal);

    private static object Matches(string text, string pattern)
    {
        var known = SchemaPattern.Translate(pattern, PatternFlavour.Re2);
        return known.Prepare() is { } reason ? new CelError($"the pattern {ValueText.Quote(pattern)} is not supported: {reason}", IsOurs: true)
            : known.Match(text) switch { PatternMatch.Yes => true, PatternMatch.No => false, _ => new CelError("matching a pattern takes too long", IsOurs: true) };
    }

    private static List<object?> Split(string text, string separator) =>
        separator.Length > 0 ? [.. text.Split(separator)] : [.. text.EnumerateRunes().Select(rune => rune.ToString())];

    private static object Substring(string text, long start, long end) =>
        start >= 0 && start <= end && end <= text.Length ? text[(int)start..(int)end] : new CelError("substring out of range");

    private static object? Join(object? list, string separator) =>
        !CelValues.IsList(list) ? null : CelValues.Members(list)!.All(member => member is string) ? string.Join(separator, CelValues.Members(list)!) : null;

    private static object IndexOf(IReadOnlyList<object?> items, object? item, bool isLast)
    {
        var found = -1L;
        for (var i = 0; i < items.Count && (isLast || found < 0); i++)
        {
            found = CelValues.Equals(items[i], item) ? i : found;
        }

        return found;
    }

    private static object? Aggregate(string function, IReadOnlyList<object?> items)
    {
        if (items.FirstOrDefault(item => item is CelError) is { } error)
        {
            return error;
        }

        if (function == "sum")
        {
            return items.Aggregate((object?)0L, (sum, item) => sum is null or CelError ? sum : Calculate("+", sum, item));
        }

        var best = items.Count > 0 ? items[0] : null;
        for (var i = 1; i < items.Count; i++)
        {
            if (CelValues.Compare(items[i], function == "isSorted" ? items[i - 1] : best) is not { } order)
            {
                return null;
            }

            if (function == "isSorted" && order < 0)
            {
                return false;
            }

            best = (function == "min" && order < 0) || (function == "max" && order > 0) ? items[i] : best;
        }

        return function == "isSorted" ? true : items.Count > 0 ? best : new CelError($"'{function}' of an empty list");
    }

    private static void Change(Span<char> to, string from, Func<char, bool> concerns, int by)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = concerns(from[i]) ? (char)(from[i] + by) : from[i];
        }
    }
}
