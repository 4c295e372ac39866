using System.Globalization;
using System.Text;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Risks as text.</summary>
internal static class RiskText
{
    private const int MaxNames = 4;

    /// <summary>The kind of a risk as it is written in JSON: <c>permission-widened</c>.</summary>
    public static string Id(RiskKind kind)
    {
        var words = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            words.Append(char.IsAsciiLetterUpper(letter) && words.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    /// <summary>The objects of a risk: <c>Role prometheus-k8s in default, kube-system and monitoring</c>; empty if it has none.</summary>
    public static string Subject(Risk risk)
    {
        if (risk.Objects is not [var first, .. var rest])
        {
            return "";
        }

        return rest.IsEmpty ? first.ToString()
            : risk.Objects.All(reference => reference.Name == first.Name && reference.Namespace.Length > 0)
                ? $"{first.Kind} {first.Name} in {List(risk.Objects.Select(reference => reference.Namespace))}"
                : $"{first.Kind} {List(risk.Objects.Select(Name))}";
    }

    /// <summary><c>a, b and c</c>; for a long list, the first ones and the number of the others.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length > MaxNames
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MaxNames - 1))} and {all.Length - MaxNames + 1} more")
            : all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>The statements on one line; for a long list, the first ones and the number of the others.</summary>
    public static string Statements(Risk risk, int most) => risk.Statements.Length > most
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", risk.Statements.Take(most))} and {risk.Statements.Length - most} more")
        : string.Join("; ", risk.Statements);

    private static string Name(ObjectReference reference) => reference.Namespace.Length == 0 ? reference.Name : $"{reference.Namespace}/{reference.Name}";
}
