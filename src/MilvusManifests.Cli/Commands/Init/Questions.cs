using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>Asks a person for what the command line does not say, each question until the answer is valid. An empty answer is the default.</summary>
/// <param name="input">Where answers come from; at its end every answer is the default.</param>
/// <param name="output">Where questions go.</param>
internal sealed class Questions(TextReader input, TextWriter output)
{
    /// <summary>The questions on the terminal of the process; null if there is none at either end.</summary>
    public static Questions? OfTerminal() =>
        Console.IsInputRedirected || Console.IsOutputRedirected || Console.IsErrorRedirected ? null : new(Console.In, Console.Error);

    /// <summary>Asks for one of several values.</summary>
    public string Ask(string question, string proposed, ImmutableArray<string> values) =>
        Ask($"{question} ({string.Join(", ", values)})", proposed, text => values.Contains(text) ? null : $"unknown value '{text}'")!;

    /// <summary>Asks for a value of a syntax.</summary>
    public string? Ask(string question, string? proposed, ValueSyntax syntax) => Ask(question, proposed, text => FaultOf(text, syntax));

    /// <summary>Asks for a value.</summary>
    /// <param name="question">The question, without a mark at its end.</param>
    /// <param name="proposed">The value of an empty answer; null if there has to be one, unless the input ends.</param>
    /// <param name="faultOf">What is wrong with an answer; null for a valid one.</param>
    public string? Ask(string question, string? proposed, Func<string, string?> faultOf)
    {
        while (true)
        {
            output.Write(proposed is null ? $"{question}: " : $"{question} [{proposed}]: ");
            output.Flush();
            if (input.ReadLine()?.Trim() is not { } answer)
            {
                output.WriteLine();
                return proposed;
            }

            var chosen = answer.Length == 0 ? proposed : answer;
            if (chosen is not null && (chosen == proposed ? null : faultOf(chosen)) is var fault)
            {
                if (fault is null)
                {
                    return chosen;
                }

                output.WriteLine($"  {fault}");
            }
        }
    }

    /// <summary>What is wrong with a value of a syntax; null for a valid one.</summary>
    public static string? FaultOf(string text, ValueSyntax syntax) => syntax.Fault(text) is { } fault ? $"'{text}' is not a valid {fault.Name}; {fault.Advice}" : null;
}
