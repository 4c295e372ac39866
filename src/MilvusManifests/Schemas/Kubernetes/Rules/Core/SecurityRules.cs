using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of security contexts.</summary>
internal static class SecurityRules
{
    private static readonly ImmutableArray<string> Any = ["core.v1.SecurityContext", "core.v1.PodSecurityContext"];
    private static readonly ImmutableArray<string> Container = ["core.v1.SecurityContext"];
    private static readonly ImmutableArray<string> Pod = ["core.v1.PodSecurityContext"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Any, "run-as-user", "core/validation: ValidateSecurityContext, validatePodSpecSecurityContext", (context, found) => CheckId(context, "runAsUser", found)),
        new(Any, "run-as-group", "core/validation: ValidateSecurityContext, validatePodSpecSecurityContext", (context, found) => CheckId(context, "runAsGroup", found)),
        new(Pod, "fs-group", "core/validation: validatePodSpecSecurityContext", (context, found) => CheckId(context, "fsGroup", found)),
        new(Pod, "supplemental-groups", "core/validation: validatePodSpecSecurityContext", CheckGroups),
        new(Pod, "sysctl-names-unique", "core/validation: validateSysctls", (context, found) => found.CheckUnique(context.Mappings("sysctls"), "name")),
        new(["core.v1.Sysctl"], "sysctl-name", "core/validation: IsValidSysctlName", (sysctl, found) => found.CheckText(sysctl, "name", SysctlName)),
        new(Container, "privileged-escalation", "core/validation: ValidateSecurityContext", CheckPrivileged),
        new(Container, "capability-escalation", "core/validation: ValidateSecurityContext", CheckCapabilities),
        new(Container, "proc-mount", "core/validation: ValidateProcMountType", (context, found) => found.CheckValue(context, "procMount", "Default", "Unmasked")) { Since = 33 },
        new(["core.v1.SeccompProfile"], "seccomp-profile", "core/validation: validateSeccompProfileField", (profile, found) => CheckProfile(profile, "seccomp", found)),
        new(["core.v1.SeccompProfile"], "seccomp-profile-path", "core/validation: validateSeccompProfileField", (profile, found) => found.CheckText(profile, "localhostProfile", Faults.LocalPath)),
        new(["core.v1.AppArmorProfile"], "apparmor-profile", "core/validation: ValidateAppArmorProfileField", (profile, found) => CheckProfile(profile, "AppArmor", found)),
    ];

    private static void CheckId(ObjectFields context, string name, RuleViolations found) => found.CheckRange(context, name, 0, int.MaxValue);

    private static void CheckGroups(ObjectFields context, RuleViolations found)
    {
        foreach (var group in context.Items("supplementalGroups"))
        {
            if (ObjectFields.Number(group) is { } number and (< 0 or > int.MaxValue))
            {
                found.Add(group, FormattableString.Invariant($"must be from 0 to {int.MaxValue}, not {number}"));
            }
        }
    }

    private static void CheckPrivileged(ObjectFields context, RuleViolations found)
    {
        if (context.Flag("privileged") == true && context.Flag("allowPrivilegeEscalation") == false)
        {
            found.Add(context["allowPrivilegeEscalation"]!, "must not be false in a privileged container");
        }
    }

    private static void CheckCapabilities(ObjectFields context, RuleViolations found)
    {
        if (context.Flag("allowPrivilegeEscalation") != false)
        {
            return;
        }

        foreach (var capability in context.Fields("capabilities").Texts("add"))
        {
            if (capability.Value == "CAP_SYS_ADMIN")
            {
                found.Add(capability, "must not be CAP_SYS_ADMIN with allowPrivilegeEscalation: false");
            }
        }
    }

    private static void CheckProfile(ObjectFields profile, string what, RuleViolations found)
    {
        if (profile.Text("type") == "Localhost")
        {
            if (!profile.Has("localhostProfile"))
            {
                found.Explain(profile.Node!, $"'localhostProfile' is required with the {what} type Localhost");
            }
        }
        else if (profile.Has("localhostProfile") && profile.Text("type") is { Length: > 0 } type)
        {
            found.AddKey(profile, "localhostProfile", $"is only allowed with type Localhost, not {ValueText.Quote(type)}");
        }
    }

    private static (string Name, string? Advice)? SysctlName(string name)
    {
        var isValid = name.Length <= 253;
        foreach (var segment in name.Split('.', '/'))
        {
            isValid &= segment.Length > 0 && IsAlphanumeric(segment[0]) && IsAlphanumeric(segment[^1])
                && segment.All(c => IsAlphanumeric(c) || c is '-' or '_');
        }

        return isValid ? null : ("sysctl", "use lowercase letters, digits, '-', '_', '.' and '/'");
    }

    private static bool IsAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
