using MilvusManifests.Checks;

namespace MilvusManifests.Tests.Checks;

public class SetChecksTests
{
    [Fact]
    public void Every_check_is_run()
    {
        var checks = typeof(ICheck).Assembly.GetTypes().Where(type => type.IsClass && typeof(ICheck).IsAssignableFrom(type));

        Assert.Equal(checks.Select(type => type.Name).Order(StringComparer.Ordinal), SetChecks.All.Select(check => check.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_is_of_one_check() =>
        Assert.Equal([], SetChecks.All.SelectMany(check => check.Codes).GroupBy(code => code.Id).Where(code => code.Count() > 1).Select(code => code.Key));
}
