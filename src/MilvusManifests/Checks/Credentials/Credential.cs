using MilvusManifests.Text;

namespace MilvusManifests.Checks.Credentials;

/// <summary>A credential in clear text.</summary>
/// <param name="Field">Where in the object: <c>stringData.grafana.ini: database.password</c>.</param>
/// <param name="Path">The keys and indices in the document that is embedded at the field; empty if none is.</param>
/// <param name="Location">The key or value.</param>
/// <param name="Advice">What to do instead.</param>
internal sealed record Credential(string Field, string[] Path, Location? Location, string Advice);
