namespace MilvusManifests.Checks.Objects.Needs;

/// <summary>What a program asks the API server for.</summary>
internal interface IProgramNeeds
{
    /// <summary>Whether it may ask for something.</summary>
    /// <param name="verb">The verb, or <c>*</c>.</param>
    /// <param name="group">The API group; empty for the core one.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="space">The namespace; empty for all.</param>
    public bool Needs(string verb, string group, string resource, string space);

    /// <summary>Whether it would ask for it with another configuration.</summary>
    /// <param name="verb">The verb, or <c>*</c>.</param>
    /// <param name="group">The API group; empty for the core one.</param>
    /// <param name="resource">The resource.</param>
    public bool MayNeed(string verb, string group, string resource);
}
