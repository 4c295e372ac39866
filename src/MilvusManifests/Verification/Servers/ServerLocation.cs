namespace MilvusManifests.Verification.Servers;

/// <summary>Where a server is: at an address, or behind a port that is forwarded.</summary>
internal abstract record ServerLocation;
