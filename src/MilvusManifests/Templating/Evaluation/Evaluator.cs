using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Evaluates one render of a template.</summary>
internal sealed partial class Evaluator
{
    public CancellationToken Cancellation { get; }

    public bool IsStrict { get; }

    public Location At(TextSpan span) => throw new NotImplementedException();

    public bool Charge(long steps, TextSpan span) => throw new NotImplementedException();

    public bool ChargeText(long length, TextSpan span) => throw new NotImplementedException();

    public Value? Call(FunctionValue function, ReadOnlySpan<Value> arguments, TextSpan span) => throw new NotImplementedException();

    public string? Print(Value value, TextSpan span) => throw new NotImplementedException();

    public Value? Fail(DiagnosticCode code, TextSpan span, string message) => throw new NotImplementedException();
}
