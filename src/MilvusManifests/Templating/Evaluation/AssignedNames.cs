using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>The variables, members and functions that an abandoned statement would have set.</summary>
/// <param name="names">Where to put their names.</param>
internal sealed class AssignedNames(HashSet<string> names) : ScriptVisitor
{
    /// <inheritdoc/>
    public override void Visit(ScriptAssignExpression node)
    {
        Add(node.Target);
        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptCaptureStatement node)
    {
        Add(node.Target);
        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptFunction node)
    {
        if (node.NameOrDoToken is ScriptVariable name)
        {
            names.Add(name.Name);
        }

        base.Visit(node);
    }

    private void Add(ScriptNode? target)
    {
        var name = target switch
        {
            ScriptVariable variable => variable.Name,
            ScriptMemberExpression { Member.Name: { } member } => member,
            ScriptIndexerExpression { Index: ScriptLiteral { Value: string member } } => member,
            _ => null,
        };
        if (name is not null)
        {
            names.Add(name);
        }
    }
}
