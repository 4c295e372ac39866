namespace MilvusManifests.Cli.Commands.Init;

/// <summary>A file to write.</summary>
/// <param name="Name">The name by which the file can be left out; null for the one that cannot.</param>
/// <param name="Root">The folder that it belongs to.</param>
/// <param name="Below">Its path below the folder, with <c>/</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record NewFile(string? Name, string Root, string Below, string Text)
{
    /// <summary>Its path.</summary>
    public string Path => System.IO.Path.Combine(Root, Below.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Its path as messages name it: relative to the current folder.</summary>
    public string Shown => System.IO.Path.GetRelativePath(Environment.CurrentDirectory, Path).Replace('\\', '/');
}
