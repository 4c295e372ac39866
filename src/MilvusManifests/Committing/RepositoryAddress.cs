using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>A repository as the user names it: a folder, or a URL.</summary>
/// <param name="Text">What was given. It may contain a password.</param>
internal sealed partial record RepositoryAddress(string Text)
{
    /// <summary>Whether it is a URL, and not a folder of this machine.</summary>
    public bool IsUrl { get; } = !Directory.Exists(Text) && Url().IsMatch(Text);

    /// <summary>How messages name it: without a password.</summary>
    public string Shown => UrlPassword.Hide(Text);

    /// <inheritdoc/>
    public override string ToString() => Shown;

    // With a scheme, or as ssh writes it: host:path. One letter before a colon is a drive.
    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9+.-]*::?//|[A-Za-z0-9+.-]{2,}::|(?:[^/\\:@\s]+@)?(?:[^/\\:@\s]{2,}|\[[0-9A-Fa-f:]+\]):)", RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
