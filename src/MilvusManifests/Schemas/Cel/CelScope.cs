using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>The variables in scope, and how much work is left.</summary>
internal sealed class CelScope
{
    /// <summary>The value that a rule is about.</summary>
    public const string Self = "self";

    /// <summary>What that value was before.</summary>
    public const string OldSelf = "oldSelf";

    private readonly string name;
    private readonly object? value;
    private readonly CelScope? outer;
    private readonly CelBudget budget;

    public CelScope(string name, object? value, int work) => (this.name, this.value, budget) = (name, value, new CelBudget { Left = work });

    private CelScope(string name, object? value, CelScope outer) => (this.name, this.value, this.outer, budget) = (name, value, outer, outer.budget);

    /// <summary>This scope with one more variable.</summary>
    public CelScope With(string variable, object? bound) => new(variable, bound, this);

    /// <summary>The value of a name.</summary>
    public object? Find(string variable)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (string.Equals(scope.name, variable, StringComparison.Ordinal))
            {
                return scope.value;
            }
        }

        return (object?)CelType.Find(variable) ?? new CelError($"unknown name '{variable}'", IsOurs: true);
    }

    /// <summary>Spends some of the work that is left; false if there is none.</summary>
    public bool Spend(int amount = 1)
    {
        budget.Left -= Math.Min(amount, budget.Left + 1);
        return budget.Left >= 0;
    }

    private sealed class CelBudget
    {
        public int Left { get; set; }
    }
}
