namespace MilvusManifests.Tests.Documentation;

/// <summary>A command that a page gives its reader.</summary>
/// <param name="Page">The page, below the root of the repository.</param>
/// <param name="Line">The line that it begins on.</param>
/// <param name="Text">What the reader types.</param>
/// <param name="IsInline">Whether it is in a sentence; else it is in a block of its own.</param>
/// <param name="Output">What the page shows below it; null if it shows nothing.</param>
internal sealed record DocumentedCommand(string Page, int Line, string Text, bool IsInline, string? Output = null)
{
    private static readonly string[] Programs =
    [
        "milvus-manifests", "tools/milvus-manifests", "dotnet", "kubectl", "git", "argocd", "flux", "helm", "docker", "podman", "cosign", "crane", "kustomize", "gh", "promtool", "sha256sum", "pre-commit",
    ];

    /// <summary>Whether code in a sentence is a command: the name of a program and something after it.</summary>
    public static bool IsOne(string code) => code.Contains(' ', StringComparison.Ordinal) && (Programs.Contains(code.Split(' ')[0]) || code.StartsWith("tests/Benchmarks/", StringComparison.Ordinal));

    /// <summary>Whether it is only the name of a command: a program and the words that it calls its parts by.</summary>
    public bool IsName => IsInline && Text.Split(' ') is { Length: 2 or 3 } words && words.Skip(1).All(word => word.All(letter => char.IsAsciiLetterLower(letter) || letter == '-') && word[0] != '-');

    public override string ToString() => $"{Page}({Line}): {Text}";
}
