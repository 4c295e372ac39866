using System.Reflection;

namespace MilvusManifests.Tests;

/// <summary>What other programs can call: it is meant to be small, and every change of it to be seen.</summary>
public class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_public_type_and_member_is_listed() =>
        Golden.Check("tests/MilvusManifests.Tests/public-surface.txt", string.Concat(typeof(Generator).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Describe)));

    private static string Describe(Type type) => $"{type.FullName}\n{string.Concat(Members(type).Select(member => $"  {member}\n"))}";

    // What the compiler writes for a record is no decision of ours.
    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared)
            .Where(member => member is not MethodBase { IsSpecialName: true, IsConstructor: false } && !member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(member => member.Name is not ("value__" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct"))
            .Select(member => $"{member}")
            .Order(StringComparer.Ordinal);
}
