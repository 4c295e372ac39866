using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of probes and lifecycle handlers.</summary>
internal static class ProbeRules
{
    private static readonly ImmutableArray<string> Container = ["core.v1.Container"];
    private static readonly ImmutableArray<string> Probe = ["core.v1.Probe"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Probe, "probe-handler", "core/validation: validateHandler", (probe, found) => found.CheckExactlyOne(probe, "exec", "httpGet", "tcpSocket", "grpc")),
        new(Probe, "probe-times", "core/validation: validateProbe",
            (probe, found) => found.CheckNotNegative(probe, "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")),
        new(Probe, "probe-grace-period", "core/validation: validateProbe", (probe, found) => found.CheckRange(probe, "terminationGracePeriodSeconds", 1)),
        new(Container, "liveness-success-threshold", "core/validation: validateLivenessProbe", (container, found) => CheckSuccess(container.Fields("livenessProbe"), found)),
        new(Container, "startup-success-threshold", "core/validation: validateStartupProbe", (container, found) => CheckSuccess(container.Fields("startupProbe"), found)),
        new(Container, "readiness-grace-period", "core/validation: validateReadinessProbe", CheckReadiness),
        new(["core.v1.LifecycleHandler"], "lifecycle-handler", "core/validation: validateHandler",
            (handler, found) => found.CheckExactlyOne(handler, "exec", "httpGet", "tcpSocket", "sleep")),
        new(["core.v1.ExecAction"], "exec-command", "core/validation: validateExecAction", (action, found) => found.CheckRequired(action, "command")),
        new(["core.v1.HTTPGetAction", "core.v1.TCPSocketAction"], "action-port", "core/validation: ValidatePortNumOrName", (action, found) => CheckPort(action, "port", found)),
        new(["core.v1.GRPCAction"], "grpc-port", "core/validation: validateGRPCAction", (action, found) => found.CheckRange(action, "port", 1, 65535)),
        new(["core.v1.HTTPHeader"], "http-header-name", "core/validation: validateHTTPGetAction", CheckHeader),
        new(["core.v1.SleepAction"], "sleep-zero", "core/validation: validateSleepAction", (sleep, found) => found.CheckRange(sleep, "seconds", 1)) { Until = 32 },
    ];

    /// <summary>Reports a port that is neither a number nor a name.</summary>
    public static void CheckPort(ObjectFields fields, string name, RuleViolations found)
    {
        if (fields[name] is YamlScalar { Kind: YamlScalarKind.String } text)
        {
            found.AddFault(text, Faults.PortName(text.Value));
        }
        else
        {
            found.CheckRange(fields, name, 1, 65535);
        }
    }

    // Zero means the default.
    private static void CheckSuccess(ObjectFields probe, RuleViolations found)
    {
        if (probe.Number("successThreshold") is > 1 and var number)
        {
            found.Add(probe["successThreshold"]!, FormattableString.Invariant($"must be 1 in a liveness or startup probe, not {number}"));
        }
    }

    private static void CheckReadiness(ObjectFields container, RuleViolations found)
    {
        if (container.Fields("readinessProbe").Has("terminationGracePeriodSeconds"))
        {
            found.AddKey(container.Fields("readinessProbe"), "terminationGracePeriodSeconds", "is not allowed in a readiness probe");
        }
    }

    private static void CheckHeader(ObjectFields header, RuleViolations found)
    {
        if (header.Scalar("name") is { } name)
        {
            found.AddFault(name, Faults.HeaderName(name.Value));
        }
    }
}
