using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.PromQL.GoTemplates;

/// <summary>Templates that Go parses, as trees.</summary>
internal static class RandomGoTemplates
{
    private static readonly string[] Functions = [.. GoFunctions.Names.Order(StringComparer.Ordinal)];
    private static readonly string[] FieldNames = ["Labels", "Value", "a", "_b1", "é"];

    public static Arbitrary<GoTemplate> Templates => Arb.From(Gen.Sized(size => Nodes(Math.Min(size, 12), ["$", .. AlertTemplate.Variables], inRange: false)).Select(nodes => new GoTemplate("", nodes)));

    // Text beside text would be read as one.
    private static Gen<ImmutableArray<TemplateNode>> Nodes(int size, string[] variables, bool inRange) =>
        from nodes in Gen.ListOf(Node(size / 2, variables, inRange), Math.Min(size, 3))
        select nodes.Where((node, i) => i == 0 || node is not TextNode || nodes[i - 1] is not TextNode).ToImmutableArray();

    private static Gen<TemplateNode> Node(int size, string[] variables, bool inRange)
    {
        var text = Gen.Elements("a", " ", "\n", "}} -", "{ %", "x é\U0001F432", "- }}").Select(words => (TemplateNode)new TextNode(words, default));
        var action = Pipeline(size, variables).Select(pipeline => (TemplateNode)new ActionNode(pipeline, default));
        if (size == 0)
        {
            return inRange ? Gen.OneOf(text, action, Gen.Elements(true, false).Select(isBreak => (TemplateNode)new JumpNode(isBreak, default))) : Gen.OneOf(text, action);
        }

        return Gen.Frequency(
            (3, text),
            (4, action),
            (3, Control(size, variables, inRange)),
            (1, from pipeline in Pipeline(size, variables) select (TemplateNode)new TemplateCall("x\"\\\n", default, pipeline, null, default)),
            (1, Gen.Constant((TemplateNode)new TemplateCall("y", default, null, null, default))));
    }

    private static Gen<TemplateNode> Control(int size, string[] variables, bool inRange) =>
        from keyword in Gen.Elements(ControlKeyword.If, ControlKeyword.With, ControlKeyword.Range)
        from count in Gen.Choose(0, keyword == ControlKeyword.Range ? 2 : 1)
        from pipeline in Pipeline(size / 2, variables)
        let declared = Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"$v{i}")).ToArray()
        from body in Nodes(size / 2, [.. variables, .. declared], inRange || keyword == ControlKeyword.Range)
        from hasElse in Gen.Elements(true, false)
        from otherwise in Nodes(size / 2, [.. variables, .. declared], inRange)
        select (TemplateNode)new ControlNode(
            keyword,
            pipeline with { Variables = [.. declared.Select(name => new VariableOperand(name, [], default))] },
            body,
            hasElse ? otherwise : null,
            default);

    private static Gen<Pipeline> Pipeline(int size, string[] variables) =>
        from first in Command(size, variables)
        from rest in Gen.ListOf(Function(size / 2, variables), Math.Min(size, 2))
        select new Pipeline([], false, [first, .. rest], default);

    private static Gen<Command> Command(int size, string[] variables) =>
        Gen.OneOf(Operand(size, variables).Select(operand => new Command([operand], default)), Function(size, variables));

    private static Gen<Command> Function(int size, string[] variables) =>
        from name in Gen.Elements(Functions)
        from operands in Gen.ListOf(Operand(size / 2, variables), Math.Min(size, 2))
        select new Command([new FunctionOperand(name, default), .. operands], default);

    private static Gen<Operand> Operand(int size, string[] variables)
    {
        var fields = Gen.Elements(FieldNames).Select(name => new FieldName(name, default)).ListOf().Select(names => names.Take(2).ToImmutableArray());
        var simple = Gen.OneOf(
            Gen.Constant((Operand)new DotOperand(default)),
            Gen.Constant((Operand)new NilOperand(default)),
            Gen.Elements(true, false).Select(value => (Operand)new BoolOperand(value, default)),
            Gen.Elements("0", "-1", "0x1F", "1e3", "'a'", "'\\n'", ".5", "1+2i").Select(number => (Operand)new NumberOperand(number, default)),
            Gen.Elements("\"a }} b\"", "`}}`", "\"\\\"\\u00e9\"", "``").Select(text => (Operand)new StringOperand(text, MappedText.AsWritten("", 0), default)),
            from name in Gen.Elements(variables) from names in fields select (Operand)new VariableOperand(name, names, default),
            from names in fields select names.IsEmpty ? new DotOperand(default) : (Operand)new FieldOperand(names, default));
        return size == 0 ? simple : Gen.Frequency(
            (4, simple),
            (1, from pipeline in Pipeline(size / 2, variables) select (Operand)new ParenthesisOperand(pipeline, default)),
            (1, from pipeline in Pipeline(size / 2, variables) from names in fields where !names.IsEmpty select (Operand)new ChainOperand(new ParenthesisOperand(pipeline, default), names, default)));
    }
}
