using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Tests.Comparison;

/// <summary>The one list of rules.</summary>
public class RiskListTests
{
    [Fact]
    public void Every_rule_is_in_the_list_once()
    {
        var rules = typeof(IRiskRule).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IRiskRule)));

        Assert.Equal(rules.Select(type => type.Name).Order(StringComparer.Ordinal), RiskList.Rules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }
}
