namespace MilvusManifests.Schemas.Importing;

/// <summary>Names of definitions, which Kubernetes' OpenAPI documents prefix with the path of the source package.</summary>
internal static class OpenApiNames
{
    private static readonly string[] Packages = [".pkg.apis.", ".pkg.api.", ".pkg.util.", ".pkg."];

    /// <summary>The name without the package's path if the path is redundant: <c>core.v1.Pod</c> for <c>io.k8s.api.core.v1.Pod</c>.</summary>
    public static string Shorten(string name)
    {
        if (!name.StartsWith("io.k8s.", StringComparison.Ordinal))
        {
            return name;
        }

        if (name.StartsWith("io.k8s.api.", StringComparison.Ordinal))
        {
            return name["io.k8s.api.".Length..];
        }

        foreach (var package in Packages)
        {
            var at = name.IndexOf(package, StringComparison.Ordinal);
            if (at >= 0)
            {
                return name[(at + package.Length)..];
            }
        }

        return name;
    }
}
