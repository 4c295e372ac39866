using System.CommandLine;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>--format</c>, of which each command has its own values.</summary>
internal static class FormatOption
{
    private const string Default = "text";

    /// <summary>Creates the option.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="description">What it does.</param>
    public static Option<string> Create(string[] values, string description = "The output format.")
    {
        var option = new Option<string>("--format") { HelpName = string.Join('|', values), Description = description, DefaultValueFactory = _ => Default };
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            foreach (var value in result.Tokens.Select(token => token.Value).Where(value => !values.Contains(value, StringComparer.Ordinal)))
            {
                result.AddError($"unknown format '{value}'; {(Suggestion.For(value, values) is { } likely ? $"did you mean '{likely}'?" : $"use {string.Join(", ", values[..^1])} or {values[^1]}")}");
            }
        });
        return option;
    }
}
