using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Follows the types of values through a template as Go would evaluate it, every branch once; only what fails for certain is a fault.</summary>
internal sealed partial class TemplateEvaluation
{
    // Each definition is evaluated once for each type of its dot, so this is only reached by what calls itself with ever more values.
    private const int MaximumCalls = 100;

    private readonly List<TemplateFault> faults = [];
    private readonly List<LabelUse> labels = [];
    private readonly List<ValueFlow> flows = [];
    private readonly List<TemplateQuery> queries = [];
    private readonly Dictionary<string, ImmutableArray<TemplateNode>> definitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private readonly HashSet<(string Name, GoType Dot)> called = [];
    private List<(string Name, KnownValue Value)> variables = [];
    private bool usesAllLabels;

    private TemplateEvaluation()
    {
    }

    /// <summary>Evaluates the template of an alert.</summary>
    public static AlertTemplate Of(GoTemplate tree)
    {
        var evaluation = new TemplateEvaluation();
        evaluation.Collect(tree.Nodes);
        evaluation.variables.AddRange(
        [
            ("$", KnownValue.Of(GoType.Data)),
            ("$labels", KnownValue.Of(GoType.AlertLabels)),
            ("$externalLabels", KnownValue.Of(GoType.ExternalLabels)),
            ("$externalURL", KnownValue.Of(GoType.Text)),
            ("$value", KnownValue.Of(GoType.AlertValue)),
        ]);
        evaluation.Evaluate(tree.Nodes, KnownValue.Of(GoType.Data));
        return new AlertTemplate(
            tree,
            [.. evaluation.faults.Distinct().OrderBy(fault => fault.Span.Start)],
            [.. evaluation.labels],
            evaluation.usesAllLabels,
            [.. evaluation.flows.Where(flow => !flow.IsStored).Select(flow => new ValueUse(flow.Span, [.. flow.Functions], flow.Format))],
            [.. evaluation.queries]);
    }

    // A template may be used before it is defined, and a variable read before the line that assigns it another value.
    private void Collect(ImmutableArray<TemplateNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TemplateDefinition definition:
                    Define(definition.Name, definition.Body);
                    break;
                case TemplateCall { Body: { } body } block:
                    Define(block.Name, body);
                    break;
                case ControlNode control:
                    CollectAssigned(control.Pipeline);
                    Collect(control.Body);
                    Collect(control.Else ?? []);
                    break;
                case ActionNode action:
                    CollectAssigned(action.Pipeline);
                    break;
            }
        }
    }

    private void Define(string name, ImmutableArray<TemplateNode> body)
    {
        if (!definitions.TryGetValue(name, out var known) || known.All(node => node is TextNode))
        {
            definitions[name] = body;
        }

        Collect(body);
    }

    private void CollectAssigned(Pipeline pipeline)
    {
        if (pipeline.IsAssignment)
        {
            assigned.UnionWith(pipeline.Variables.Select(variable => variable.Name));
        }
    }

    private void Evaluate(ImmutableArray<TemplateNode> nodes, KnownValue dot)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case ActionNode action:
                    var value = Evaluate(action.Pipeline, dot);
                    if (action.Pipeline.Variables.IsEmpty)
                    {
                        UseWhole(value);
                    }

                    break;
                case ControlNode control:
                    Evaluate(control, dot);
                    break;
                case TemplateCall call:
                    Call(call, dot);
                    break;
            }
        }
    }

    private void Evaluate(ControlNode control, KnownValue dot)
    {
        var declared = variables.Count;
        if (control.Keyword == ControlKeyword.Range)
        {
            var items = EvaluateCommands(control.Pipeline, dot);
            Evaluate(control.Body, Iterate(control.Pipeline, items));
        }
        else
        {
            var value = Evaluate(control.Pipeline, dot);
            Evaluate(control.Body, control.Keyword == ControlKeyword.With ? value.AsRead() : dot);
        }

        Evaluate(control.Else ?? [], dot);
        variables.RemoveRange(declared, variables.Count - declared);
    }

    private KnownValue Iterate(Pipeline pipeline, KnownValue items)
    {
        if (items.Type is GoType.Data or GoType.Sample or GoType.Bool)
        {
            AddFault(pipeline.Span, $"'range' needs a list or a map, not {items.Description}");
        }

        UseWhole(items);
        var (key, item) = items.Type switch
        {
            GoType.AlertLabels or GoType.ExternalLabels or GoType.SampleLabels => (GoType.Text, GoType.Text),
            GoType.Samples => (GoType.Any, GoType.Sample),
            _ => (GoType.Any, GoType.Any),
        };
        if (pipeline.Variables.Length == 2)
        {
            Declare(pipeline.Variables[0], KnownValue.Of(key), pipeline.IsAssignment);
        }

        if (!pipeline.Variables.IsEmpty)
        {
            Declare(pipeline.Variables[^1], KnownValue.Of(item), pipeline.IsAssignment);
        }

        return KnownValue.Of(item);
    }

    private void Call(TemplateCall call, KnownValue dot)
    {
        var value = call.Pipeline is null ? KnownValue.Of(GoType.Any) : Evaluate(call.Pipeline, dot);
        if (!definitions.TryGetValue(call.Name, out var body))
        {
            AddFault(call.NameSpan, $"there is no template '{Excerpt.Of(call.Name)}'{Suggestion.Phrase(call.Name, definitions.Keys)}");
        }
        else if (called.Count < MaximumCalls && called.Add((call.Name, value.Type)))
        {
            var outer = variables;
            variables = [("$", value)];
            Evaluate(body, value.AsRead());
            variables = outer;
        }
    }

    private KnownValue Evaluate(Pipeline pipeline, KnownValue dot)
    {
        var value = EvaluateCommands(pipeline, dot);
        foreach (var variable in pipeline.Variables)
        {
            value.Flow?.Store();
            Declare(variable, value, pipeline.IsAssignment);
        }

        return value;
    }

    private KnownValue EvaluateCommands(Pipeline pipeline, KnownValue dot)
    {
        KnownValue? value = null;
        foreach (var command in pipeline.Commands)
        {
            value = Evaluate(command, dot, value);
        }

        return value ?? KnownValue.Of(GoType.Any);
    }

    private void Declare(VariableOperand variable, KnownValue value, bool isAssignment)
    {
        if (isAssignment)
        {
            if (!variables.Exists(known => known.Name == variable.Name))
            {
                AddFault(variable.Span, $"there is no variable '{variable.Name}' to assign to; declare it with ':='");
            }

            return;
        }

        variables.Add((variable.Name, assigned.Contains(variable.Name) ? KnownValue.Of(GoType.Any) : value));
    }

    // What is written, or given to a function, as a whole.
    private void UseWhole(KnownValue value) => usesAllLabels |= value.Type is GoType.Data or GoType.AlertLabels;

    private void AddFault(TextSpan span, string message) => faults.Add(new TemplateFault(span, message, IsSyntax: false));
}
