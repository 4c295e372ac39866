namespace MilvusManifests.Configuration;

/// <summary>A volume that outlives the pod.</summary>
/// <param name="Size">Its size, a Kubernetes quantity.</param>
/// <param name="ClassName">Its storage class; null for the cluster's default.</param>
public sealed record StorageConfiguration(Setting<string> Size, Setting<string>? ClassName);
