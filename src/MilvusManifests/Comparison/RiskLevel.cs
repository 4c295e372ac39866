namespace MilvusManifests.Comparison;

/// <summary>How much a change wants to be read before it is applied.</summary>
public enum RiskLevel
{
    /// <summary>It may break what runs, lose data, or change who may do what.</summary>
    High,

    /// <summary>It changes how the set behaves in a way that somebody relies on.</summary>
    Medium,

    /// <summary>It is good to know.</summary>
    Low,
}
