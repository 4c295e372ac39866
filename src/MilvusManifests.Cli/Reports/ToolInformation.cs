using System.Reflection;

namespace MilvusManifests.Cli.Reports;

/// <summary>The program, as reports name it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Repository">The address of its repository; null if whoever built the program did not give one.</param>
internal sealed record ToolInformation(string Version, string? Repository)
{
    /// <summary>Its name.</summary>
    public const string Name = "milvus-manifests";

    /// <summary>This program.</summary>
    public static ToolInformation OfProgram { get; } = Create(typeof(ToolInformation).Assembly);

    /// <summary>The address of the explanation of a code; null if that of the repository is unknown.</summary>
    public string? HelpOf(string code) => Repository is null ? null : $"{Repository.TrimEnd('/')}/blob/HEAD/docs/codes.md#{code.ToLowerInvariant()}";

    private static ToolInformation Create(Assembly assembly)
    {
        string? repository = null;
        foreach (var metadata in assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            repository = metadata.Key == "RepositoryUrl" ? metadata.Value : repository;
        }

        return new(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "", repository);
    }
}
