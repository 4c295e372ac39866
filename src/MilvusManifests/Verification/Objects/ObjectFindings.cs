using System.Collections.Immutable;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Objects;

/// <summary>What a cluster does not have of a set, as diagnostics.</summary>
internal static class ObjectFindings
{
    private const int MostFields = 5;

    /// <summary>The findings, in the order of the set.</summary>
    /// <param name="states">The objects.</param>
    /// <param name="isStrict">Whether it is an error that an object may not be read.</param>
    public static IEnumerable<Diagnostic> Of(ImmutableArray<ObjectState> states, bool isStrict) =>
        (states.IsDefault ? [] : states).Select(OfObject).OfType<Diagnostic>().Concat(states.IsDefault ? [] : OfKinds(states)).Concat(states.IsDefault ? [] : OfForbidden(states, isStrict));

    private static Diagnostic? OfObject(ObjectState state)
    {
        var target = state.Expected;
        return state.Condition switch
        {
            ObjectCondition.Missing => Error(LiveObjectCodes.Missing, $"{target} is not in the cluster"),
            ObjectCondition.Deleting => Error(LiveObjectCodes.Deleting, $"{target} is being deleted{(state.Reason is { } reason ? $": {reason}" : "")}"),
            ObjectCondition.NotReady => Error(LiveObjectCodes.NotReady, $"{target}: {state.Reason}"),
            ObjectCondition.Foreign => Error(LiveObjectCodes.Foreign, $"{target} is another set's: {state.Reason}") with { Related = Lines(state.Fields) },
            ObjectCondition.Different => Error(LiveObjectCodes.Different, $"{target} differs in the cluster: {Line(state.Fields[0])}") with { Related = Lines(state.Fields[1..]) },
            _ => null,
        };

        Diagnostic Error(DiagnosticCode code, string message) => Diagnostic.Error(code, target.Node.Location, message);
    }

    // A kind is missing once, however many objects of it there are.
    private static IEnumerable<Diagnostic> OfKinds(ImmutableArray<ObjectState> states) =>
        from state in states
        where state.Condition == ObjectCondition.NotServed
        group state by state.Kind into kind
        let first = kind.First()
        select Diagnostic.Error(LiveObjectCodes.NotServed, first.Expected.Node.Location, $"the cluster does not serve {kind.Key}: {Are(kind.Count(), "missing")}");

    private static IEnumerable<Diagnostic> OfForbidden(ImmutableArray<ObjectState> states, bool isStrict)
    {
        var severity = isStrict || states.All(state => state.Condition == ObjectCondition.Forbidden) ? Severity.Error : Severity.Warning;
        return
            from state in states
            where state.Condition == ObjectCondition.Forbidden
            group state by (Resource: state.Resource ?? state.Kind.ToString(), state.Expected.Namespace) into of
            let place = of.Key.Namespace.Length == 0 ? "" : $" in namespace {of.Key.Namespace}"
            select new Diagnostic(LiveObjectCodes.Forbidden, severity, of.First().Expected.Node.Location, $"the API server forbids to get {of.Key.Resource}{place}: {Are(of.Count(), "not compared")}");
    }

    private static string Are(int count, string what) => $"{TraceText.Count(count, "object")} {(count == 1 ? "is" : "are")} {what}";

    private static ImmutableArray<RelatedLocation> Lines(ImmutableArray<FieldChange> fields)
    {
        var lines = fields.Take(MostFields).Select(field => new RelatedLocation(Line(field), null)).ToList();
        if (fields.Length > MostFields)
        {
            lines.Add(new RelatedLocation($"and {TraceText.Count(fields.Length - MostFields, "more field")}", null));
        }

        return [.. lines];
    }

    private static string Line(FieldChange field) => field switch
    {
        { IsHidden: true, Old: null } => $"{field.Path} is missing",
        { IsHidden: true, New: null } => $"{field.Path} is not in the set",
        { IsHidden: true } => $"{field.Path} has another value",
        { Summary: { } summary } => $"{field.Path} differs: {summary}",
        _ => field.Values switch
        {
            (null, { } missing) => $"{field.Path} is missing: {missing}",
            ({ } extra, null) => $"{field.Path} is not in the set: {extra}",
            var (cluster, set) => $"{field.Path} is {cluster} instead of {set}",
        },
    };
}
