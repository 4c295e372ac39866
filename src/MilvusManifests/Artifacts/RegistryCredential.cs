using System.Text;

namespace MilvusManifests.Artifacts;

/// <summary>What a registry is told of the user. It is never printed.</summary>
/// <param name="User">The user's name; empty with an identity token.</param>
/// <param name="Secret">The password, or an identity token.</param>
internal sealed record RegistryCredential(string User, string Secret)
{
    // What credential helpers say in the place of a user.
    private const string TokenUser = "<token>";

    /// <summary>Whether the secret is an identity token, that other tokens are asked for with.</summary>
    public bool IsIdentityToken { get; } = User is "" or TokenUser;

    /// <summary>The user as messages name it.</summary>
    public string Shown => IsIdentityToken ? "an identity token" : $"'{User}'";

    /// <summary>The value of an Authorization header of the scheme Basic.</summary>
    public string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Secret}"));

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
