using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary>A script of a POSIX shell that is being written.</summary>
internal sealed class ShellScript
{
    private readonly StringBuilder text = new("#!/bin/sh\n");

    /// <summary>Begins a part of the script, with what it does.</summary>
    public void Begin(string meaning)
    {
        text.Append('\n');
        Note(meaning);
    }

    /// <summary>Adds a line for the reader: what is after a line break would be a command.</summary>
    public void Note(string note) => text.Append("# ").Append(PrintableText.Of(note)).Append('\n');

    /// <summary>Adds a command.</summary>
    public void Run(params IEnumerable<string> words) => text.AppendJoin(' ', words.Select(ShellWord.Of)).Append('\n');

    /// <summary>Adds a line as it is.</summary>
    public void Line(string line) => text.Append(line).Append('\n');

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
