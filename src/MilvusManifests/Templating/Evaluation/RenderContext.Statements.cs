using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class RenderContext
{
    private readonly CallStack stack = new();

    // The block writes the value of a statement, under the block's own span.
    private ScriptNode? writer;

    /// <inheritdoc/>
    public override object? Evaluate(ScriptNode? node, bool aliasReturnedFunction)
    {
        if (node is null)
        {
            return null;
        }

        Budget.Take(1, node.Span);
        if (stack.IsSpent)
        {
            return stack.IsOwn
                ? throw new RenderStopped(TemplateCodes.RenderDepthLimit, node.Span, "functions and includes are nested too deeply")
                : stack.EvaluateOnOwnThread(() => Evaluate(node, aliasReturnedFunction));
        }

        return node switch
        {
            ScriptStatement { Parent: ScriptFunction function } body when ReferenceEquals(function.Body, body) => EvaluateBody(body),
            ScriptStatement statement => EvaluateStatement(statement, aliasReturnedFunction),
            ScriptPage page => EvaluatePage(page),
            _ => EvaluateExpression(node, aliasReturnedFunction),
        };
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is null || Printed(textAsObject) is not { Length: > 0 } text)
        {
            return this;
        }

        var outer = Writing;
        Writing = new WrittenValue(text, Page, (writer?.Span ?? span).ToTextSpan(), Origins.Find(textAsObject), PartsOf(text));
        Write(text);
        Writing = outer;
        return this;
    }

    private string? Printed(object value)
    {
        try
        {
            return value as string ?? ObjectToString(value);
        }
        catch (ScriptRuntimeException error) when (CanContinue(error))
        {
            Report(error, null);
            return null;
        }
    }

    private object? EvaluateStatement(ScriptStatement statement, bool aliasReturnedFunction)
    {
        try
        {
            var value = statement is ScriptCaptureStatement capture ? Capture(capture) : base.Evaluate(statement, aliasReturnedFunction);
            writer = statement switch
            {
                ScriptExpressionStatement { Expression: ScriptPipeCall { To: { } function } } => function,
                ScriptExpressionStatement { Expression: { } expression } => expression,
                ScriptReturnStatement { Expression: { } expression } => expression,
                _ => writer,
            };
            return value;
        }
        catch (ScriptRuntimeException error) when (error is not Ended)
        {
            Report(error, statement);
            if (!CanContinue(error) || errors.Count >= options.Limits.MaxErrors)
            {
                throw new Ended(error.Span);
            }

            Budget.Take(Budget.Failure, error.Span);
            statement.Accept(new AssignedNames(failed));
            return null;
        }
    }

    private static bool CanContinue(ScriptRuntimeException error) =>
        error is not (RenderStopped or ScriptAbortException or Ended) && (error is TemplateError or Silenced || !RuntimeMessages.IsLimit(error));

    private object? Capture(ScriptCaptureStatement capture)
    {
        var output = new MappedOutput(this);
        PushOutput(output);
        try
        {
            Evaluate(capture.Body, aliasReturnedFunction: false);
        }
        finally
        {
            PopOutput();
        }

        Set(capture.Target!, () => SetValue(capture.Target!, output.ToString()));
        return null;
    }

    /// <summary>
    /// Scriban's output for the page is replaced by one that records locations. It is not popped: the caller reads the page's text from it.
    /// </summary>
    private object? EvaluatePage(ScriptPage node)
    {
        PopOutput();
        PushOutput(new MappedOutput(this));
        var (outer, before) = (Page, failures);
        Page = outer is null ? new Page(sources[node], null, default, IsFunction: false) : new Page(sources[node], outer, CurrentSpan.ToTextSpan(), IsFunction: false);
        try
        {
            Write(node.Span, base.Evaluate(node, aliasReturnedFunction: false));
        }
        finally
        {
            Page = outer ?? Page;
        }

        return failures > before ? throw new Silenced(node.Span) : null;
    }

    /// <summary>A function is its own page: an error in it is reported with its call stack, and ends the statement that called it.</summary>
    private object? EvaluateBody(ScriptStatement body)
    {
        var (outer, before) = (Page, failures);
        Page = new Page(SourceOf(body), outer, CurrentSpan.ToTextSpan(), IsFunction: true);
        Budget.TakeItems(GetValue(ScriptVariable.Arguments), body.Span);
        try
        {
            var value = EvaluateStatement(body, aliasReturnedFunction: false);
            return failures > before ? throw new Silenced(body.Span) : value;
        }
        finally
        {
            Page = outer;
        }
    }

    /// <summary>The text that defines a function, which need not be the one that calls it.</summary>
    private SourceText SourceOf(ScriptStatement body)
    {
        if (!sources.TryGetValue(body, out var source))
        {
            ScriptNode node = body;
            while (node.Parent is { } parent)
            {
                node = parent;
            }

            source = sources[body] = sources.GetValueOrDefault(node, Page.Source);
        }

        return source;
    }
}
