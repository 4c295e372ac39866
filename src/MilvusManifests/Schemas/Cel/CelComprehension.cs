using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>The macros that iterate over a list or map.</summary>
/// <param name="macro"><c>all</c>, <c>exists</c>, <c>exists_one</c>, <c>filter</c>, <c>map</c>, <c>transformList</c>, <c>transformMap</c> or <c>transformMapEntry</c>.</param>
/// <param name="target">The list or map.</param>
/// <param name="variables">One variable for items of a list and keys of a map, or two: index and item, key and value.</param>
/// <param name="filter">What must hold for an item; null for every item.</param>
/// <param name="body">What is asked of, or made of, each item.</param>
internal sealed class CelComprehension(string macro, CelExpression target, string[] variables, CelExpression? filter, CelExpression body) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var collection = target.Evaluate(scope);
        if (collection is CelError || CelValues.Members(collection) is not { } members)
        {
            return collection as CelError ?? new CelError($"'{macro}' cannot iterate over {CelValues.TypeName(collection)}");
        }

        var scopes = members.Select((member, i) => (Member: member, Scope: Bind(scope, collection, member, i)));
        return macro switch
        {
            "all" or "exists" or "exists_one" => Test(scopes),
            "transformMap" or "transformMapEntry" => Map(scopes),
            _ => Collect(scopes),
        };
    }

    private CelScope Bind(CelScope scope, object? collection, object? member, int index)
    {
        if (variables is not [var first, var second])
        {
            return scope.With(variables[0], member);
        }

        return CelValues.IsMap(collection) && CelValues.TryGet(collection, member!, out var value)
            ? scope.With(first, member).With(second, value)
            : scope.With(first, (long)index).With(second, member);
    }

    private object Test(IEnumerable<(object? Member, CelScope Scope)> members)
    {
        var found = 0;
        CelError? error = null;
        foreach (var (member, scope) in members)
        {
            switch (member is CelError ? member : body.Evaluate(scope))
            {
                case false when macro == "all":
                    return false;
                case true when macro == "exists":
                    return true;
                case bool holds:
                    found += holds ? 1 : 0;
                    break;
                case CelError failed:
                    error ??= failed;
                    break;
                default:
                    error ??= new CelError($"the condition of '{macro}' is not a boolean");
                    break;
            }
        }

        return (object?)error ?? macro switch { "all" => true, "exists" => false, _ => found == 1 };
    }

    private object Collect(IEnumerable<(object? Member, CelScope Scope)> members)
    {
        var collected = new List<object?>();
        foreach (var (member, scope) in members)
        {
            var keeps = member is CelError ? member : (macro == "filter" ? body : filter)?.Evaluate(scope) ?? true;
            var value = keeps is true && macro != "filter" ? body.Evaluate(scope) : member;
            if (keeps is not bool || value is CelError)
            {
                return keeps as CelError ?? value as CelError ?? new CelError($"the condition of '{macro}' is not a boolean");
            }

            if (keeps is true)
            {
                collected.Add(value);
            }
        }

        return collected;
    }

    private object Map(IEnumerable<(object? Member, CelScope Scope)> members)
    {
        var made = new Dictionary<object, object?>();
        foreach (var (_, scope) in members)
        {
            var keeps = filter?.Evaluate(scope) ?? true;
            var value = keeps is true ? body.Evaluate(scope) : null;
            if (keeps is not bool || value is CelError)
            {
                return keeps as CelError ?? value as CelError ?? new CelError($"the condition of '{macro}' is not a boolean");
            }

            if (keeps is false)
            {
                continue;
            }

            if (macro == "transformMap")
            {
                made[scope.Find(variables[0])!] = value;
            }
            else if (!CelValues.IsMap(value) || CelValues.Members(value) is not [{ } key] || !CelValues.TryGet(value, key, out var entry) || !made.TryAdd(key, entry))
            {
                return new CelError("'transformMapEntry' needs maps with one key each that differ");
            }
        }

        return made;
    }
}
