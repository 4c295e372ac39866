using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>A file that is part of the library.</summary>
internal static class EmbeddedFile
{
    /// <summary>The text of a file that must be there.</summary>
    public static SourceText Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library lacks its file '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new SourceText(name, reader.ReadToEnd());
    }
}
