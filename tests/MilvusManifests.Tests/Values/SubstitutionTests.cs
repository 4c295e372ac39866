using MilvusManifests.Values;

namespace MilvusManifests.Tests.Values;

/// <summary>Variables of Flux and kustomize in a value.</summary>
public class SubstitutionTests
{
    [Theory]
    [InlineData("${A:=3}", "3")]
    [InlineData("${A:-3}", "3")]
    [InlineData("${A=3}", "3")]
    [InlineData("${A-3}", "3")]
    [InlineData("x-${A:=b}-${B:=c}", "x-b-c")]
    [InlineData("${A:=}", "")]
    public void A_default_stands_for_its_variable(string value, string substituted)
    {
        Assert.True(Substitution.TryApply(value, out var result));
        Assert.Equal(substituted, result);
    }

    [Theory]
    [InlineData("${A}")]
    [InlineData("x-${A}")]
    [InlineData("${A:=1}-${B}")]
    [InlineData("${A:0:3}")]
    [InlineData("${A//a/b}")]
    [InlineData("$(A)")]
    [InlineData("$(SERVICE.NAME-1)")]
    public void A_variable_without_a_default_leaves_the_value_open(string value)
    {
        Assert.True(Substitution.TryApply(value, out var result));
        Assert.Null(result);
    }

    [Theory]
    [InlineData("$A")]
    [InlineData("$${A}")]
    [InlineData("${1}")]
    [InlineData("${}")]
    [InlineData("${A")]
    [InlineData("$(date +%s)")]
    [InlineData("a$")]
    [InlineData("")]
    public void Anything_else_is_text(string value)
    {
        Assert.False(Substitution.TryApply(value, out var result));
        Assert.Equal(value, result);
    }
}
