using System.Collections;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>The work that a render may still do. It counts work and never time, so that a template renders on every machine or on none.</summary>
/// <param name="limits">The limits.</param>
internal sealed class Budget(RenderLimits limits)
{
    /// <summary>How deep values that are printed, compared or converted may be nested.</summary>
    public const int MaxNesting = 64;

    /// <summary>The cost of a failed statement, in steps, since reporting it takes as long.</summary>
    public const int Failure = 10_000;

    /// <summary>The cost of a piece of the output, in steps.</summary>
    public const int Piece = 4;

    private const int CharactersOfStep = 16;
    private const int CharactersOfStepInPieces = 4;
    private const int NodesOfStep = 2;
    private const int BitsOfStep = 64;

    private long left = limits.MaxSteps;

    /// <summary>Spends steps.</summary>
    /// <exception cref="RenderStopped">Not enough steps are left.</exception>
    public void Take(long steps, SourceSpan span)
    {
        left -= steps;
        if (left < 0)
        {
            throw StepsSpent(span);
        }
    }

    /// <summary>Spends the cost of a function that may split a text.</summary>
    /// <exception cref="RenderStopped">Not enough steps are left.</exception>
    public void TakeArgument(object? value, SourceSpan span)
    {
        if (value is string text)
        {
            Take(text.Length / CharactersOfStepInPieces, span);
        }
        else
        {
            TakeValue(value, span);
        }
    }

    /// <summary>Spends the cost of enumerating the items of a value.</summary>
    /// <exception cref="RenderStopped">Not enough steps are left.</exception>
    public void TakeItems(object? value, SourceSpan span)
    {
        if (value is string text)
        {
            Take(text.Length, span);
        }
        else if (value is ICollection items)
        {
            Take(items.Count / NodesOfStep, span);
        }
    }

    /// <summary>The items, evaluated now: later they would be evaluated in another state of the template, on every access, and uncounted.</summary>
    /// <exception cref="RenderStopped">Not enough steps are left.</exception>
    public ScriptRange Collect(ScriptRange lazy, SourceSpan span)
    {
        var items = new ScriptArray();
        foreach (var item in lazy)
        {
            Take(1, span);
            items.Add(item);
        }

        return new ScriptRange(items);
    }

    /// <summary>Spends the cost of a text of a length.</summary>
    /// <exception cref="RenderStopped">It is too long, or not enough steps are left.</exception>
    public void TakeText(long length, SourceSpan span)
    {
        if (length > limits.MaxOutputLength)
        {
            throw TextTooLong(span);
        }

        Take(length / CharactersOfStep, span);
    }

    /// <summary>Spends the cost of visiting every part of a value, counting repeated parts each time.</summary>
    /// <exception cref="TemplateError">It is nested too deeply.</exception>
    /// <exception cref="RenderStopped">Not enough steps are left.</exception>
    public void TakeValue(object? value, SourceSpan span)
    {
        if (value is string text)
        {
            Take(text.Length / CharactersOfStep, span);
        }
        else if (value is BigInteger number)
        {
            Take(number.GetBitLength() / BitsOfStep, span);
        }
        else if (value is IEnumerable)
        {
            var nodes = 0L;
            Count(value, 0, ref nodes, span);
            Take(nodes / NodesOfStep, span);
        }
    }

    /// <summary>The error of a template that exceeds the step limit.</summary>
    public RenderStopped StepsSpent(SourceSpan span) =>
        new(TemplateCodes.RenderStepLimit, span, FormattableString.Invariant($"the template exceeds the limit of {limits.MaxSteps} steps"));

    /// <summary>The error of a text that is too long.</summary>
    public RenderStopped TextTooLong(SourceSpan span) =>
        new(TemplateCodes.RenderOutputLimit, span, FormattableString.Invariant($"a string would be longer than {limits.MaxOutputLength} characters"));

    private void Count(object? value, int depth, ref long nodes, SourceSpan span)
    {
        if (depth > MaxNesting)
        {
            throw new TemplateError(TemplateCodes.InvalidOperation, span, FormattableString.Invariant($"a value is nested more than {MaxNesting} levels deep, or contains itself"));
        }

        nodes += value is string text ? 1 + (text.Length / CharactersOfStep) : 1;
        if (nodes / NodesOfStep > left)
        {
            throw StepsSpent(span);
        }

        if (value is IDictionary<string, object?> members)
        {
            foreach (var (_, member) in members)
            {
                Count(member, depth + 1, ref nodes, span);
            }
        }
        else if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Count(item, depth + 1, ref nodes, span);
            }
        }
    }
}
