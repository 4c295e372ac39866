using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>A text that is part of the program.</summary>
internal static class ShippedText
{
    /// <summary>The text of a file that must exist.</summary>
    /// <param name="name">The name of the file, as the project gives it.</param>
    public static SourceText Read(string name)
    {
        using var stream = typeof(ShippedText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program does not contain '{name}'.");
        using var reader = new StreamReader(stream);
        return new SourceText(name, reader.ReadToEnd());
    }
}
