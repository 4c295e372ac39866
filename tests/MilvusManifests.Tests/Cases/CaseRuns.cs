namespace MilvusManifests.Tests.Cases;

/// <summary>A command in the folder of a case, and the right answer.</summary>
/// <param name="Folder">The folder below <c>../shared/cases</c>.</param>
/// <param name="Command">The arguments.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Diagnostics">All errors and warnings, by place and code.</param>
internal sealed record CaseRun(string Folder, string Command, int ExitCode, params string[] Diagnostics)
{
    /// <summary>What is printed, among others.</summary>
    public string Says { get; init; } = "";

    public override string ToString() => $"{Folder}: {Command}";
}

/// <summary>The commands that the reports name, and what is right of their answers (<c>expected.md</c> in each folder).</summary>
internal static class CaseRuns
{
    public static CaseRun[] All { get; } =
    [
        new("01-milvus-operator-volumes", "validate milvus.yaml", 0) { Says = "1 object in 1 file for Kubernetes 1.36: valid\n" },
        new("01-milvus-operator-volumes", "validate box.yaml --schema crd.yaml", 1,
            "crd.yaml(21,113) MM3018", "crd.yaml(26,113) MM3018", "box.yaml(7,8) MM3018", "box.yaml(9,32) MM3018", "box.yaml(9,32) MM4003",
            "box.yaml(10,8) MM4003", "box.yaml(11,11) MM4003", "box.yaml(12,8) MM3018", "box.yaml(12,12) MM4003"),
        new("02-sops-secret", "validate .", 0) { Says = "2 objects in 2 files for Kubernetes 1.36: valid\n  not checked: the encrypted values of 2 objects\n" },
        new("02-sops-secret", "validate . --ignore-unknown", 0) { Says = "2 objects in 2 files for Kubernetes 1.36: valid\n  not checked: the encrypted values of 2 objects\n" },
        new("02-sops-secret", "validate . --skip Secret", 0) { Says = "skipped kinds: 2 v1 Secret\n" },
        new("03-kustomization-without-kind", "validate .", 0) { Says = "1 object in 1 file for Kubernetes 1.36: valid\n  skipped: 5 kustomizations\n" },
        new("04-yaml11-booleans", "validate env-yes.yaml rule-off.yaml", 1, "env-yes.yaml(6,50) MM4001", "rule-off.yaml(8,76) MM4001"),
        new("04-yaml11-booleans", "validate bool-no.yaml", 0, "bool-no.yaml(5,23) MM4101", "bool-no.yaml(6,41) MM4101"),
        new("04-yaml11-booleans", "validate more.yaml", 1,
            "more.yaml(3,32) MM4001", "more.yaml(3,48) MM4001", "more.yaml(3,55) MM4001", "more.yaml(3,63) MM4001", "more.yaml(3,69) MM4001",
            "more.yaml(3,75) MM4001", "more.yaml(3,85) MM4001", "more.yaml(3,94) MM4001", "more.yaml(3,103) MM4021", "more.yaml(3,112) MM4001",
            "more.yaml(8,16) MM4101", "more.yaml(8,128) MM4101", "more.yaml(8,155) MM4101", "more.yaml(8,188) MM4101"),
        new("05-ignore-unknown-hides-typos", "validate typo.yaml", 1, "typo.yaml(2,7) MM4023", "typo.yaml(6,7) MM4023", "typo.yaml(10,13) MM4023", "typo.yaml(14,13) MM4023", "typo.yaml(20,18) MM4020"),
        new("05-ignore-unknown-hides-typos", "validate typo.yaml --ignore-unknown", 1, "typo.yaml(2,7) MM4023", "typo.yaml(6,7) MM4023", "typo.yaml(10,13) MM4023", "typo.yaml(14,13) MM4023", "typo.yaml(20,18) MM4020") { Says = "fields not checked: 1 cert-manager.io/v1 Certificate\n" },
        new("05-ignore-unknown-hides-typos", "validate typo.yaml --ignore-unknown --format json", 1) { Says = "\"kind\": \"Certificate\",\n        \"objects\": 1" },
        new("06-folder-of-a-gitops-repository", "validate .", 0) { Says = "1 object in 1 file for Kubernetes 1.36: valid\n  skipped: 1 Helm chart, 1 kustomization, 3 patches and inputs of kustomize, 1 file without Kubernetes objects\n" },
        new("08-diff-of-defaults", "diff old.yaml new.yaml", 0) { Says = "No difference: 2 objects on both sides.\n" },
        new("08-diff-of-defaults", "diff new.yaml old.yaml", 0) { Says = "No difference: 2 objects on both sides.\n" },
        new("08-diff-of-defaults", "diff git.yaml live.yaml", 0) { Says = "No difference: 2 objects on both sides.\n" },
        new("08-diff-of-defaults", "diff live.yaml git.yaml", 0) { Says = "No difference: 2 objects on both sides.\n" },
        new("10-scrape-timeout-over-interval", "validate sm.json", 0, "sm.json(1,188) MM4031"),
        new("11-promql-in-rules", "validate promql.yaml", 1,
            "promql.yaml(8,32) MM4031", "promql.yaml(9,39) MM4031", "promql.yaml(10,31) MM4031", "promql.yaml(11,48) MM4031", "promql.yaml(12,18) MM4031", "promql.yaml(13,7) MM4031")
        {
            Says = "6 errors",
        },
        new("13-gateway-api-experimental", "validate tcp.yaml", 0, "tcp.yaml(1,13) MM4102", "tcp.yaml(15,13) MM4102", "tcp.yaml(28,13) MM4102", "tcp.yaml(33,13) MM4102", "tcp.yaml(38,13) MM4102"),
        new("16-duplicate-env", "validate dup.yaml", 1,
            "dup.yaml(11,7) MM4009", "dup.yaml(12,122) MM4009", "dup.yaml(13,45) MM4009", "dup.yaml(15,32) MM4009", "dup.yaml(22,31) MM4009",
            "dup.yaml(26,41) MM4009", "dup.yaml(28,21) MM4009"),
        new("17-anchors-and-merge-keys", "validate a.yaml", 0) { Says = "valid" },
        new("17-anchors-and-merge-keys", "validate b.yaml", 1, "b.yaml(9,7) MM3006"),
        new("18-null-under-server-side-apply", "validate nulls.yaml", 1,
            "nulls.yaml(7,13) MM4001", "nulls.yaml(13,12) MM4001", "nulls.yaml(23,16) MM4001", "nulls.yaml(29,115) MM4001", "nulls.yaml(34,35) MM4001",
            "nulls.yaml(34,59) MM4001"),
        new("18-null-under-server-side-apply", "validate pr.yaml", 1, "pr.yaml(7,11) MM4001", "pr.yaml(13,10) MM4001", "pr.yaml(21,12) MM4001", "pr.yaml(26,6) MM4001", "pr.yaml(28,1) MM4002") { Says = "spec.groups[0].rules: expected a sequence, found a mapping" },
        new("18-null-under-server-side-apply", "generate --dry-run --config gen/manifests.config.yaml", 1, "gen/templates/manifests/mine.yaml.sbn(5,12) MM4001") { Says = "Nothing was written." },
        new("19-schema-and-type-mistakes", "validate multi.yaml", 1,
            "multi.yaml(5,31) MM4001", "multi.yaml(19,87) MM4001", "multi.yaml(19,116) MM4001", "multi.yaml(19,153) MM4031", "multi.yaml(19,164) MM4031",
            "multi.yaml(19,181) MM4012", "multi.yaml(24,77) MM4031", "multi.yaml(24,90) MM4001", "multi.yaml(24,160) MM4001", "multi.yaml(35,9) MM4030",
            "multi.yaml(41,1) MM4003", "multi.yaml(53,3) MM4003", "multi.yaml(59,1) MM4003", "multi.yaml(62,3) MM4003", "multi.yaml(63,3) MM4003",
            "multi.yaml(69,64) MM4031") { Says = "spec.endpoints[3].interval: expected a string, found an integer; add a unit, such as 30s" },
        new("20-rules-of-the-servers-code", "validate code.yaml", 1,
            "code.yaml(4,19) MM4030", "code.yaml(9,41) MM4030", "code.yaml(14,102) MM4030", "code.yaml(19,63) MM4030", "code.yaml(24,142) MM4030",
            "code.yaml(29,1) MM4030", "code.yaml(34,100) MM4030", "code.yaml(34,110) MM4009", "code.yaml(39,34) MM4030", "code.yaml(39,45) MM4030",
            "code.yaml(44,28) MM4030", "code.yaml(44,67) MM4030", "code.yaml(44,80) MM4030", "code.yaml(44,133) MM4030", "code.yaml(49,18) MM4030",
            "code.yaml(54,23) MM4030", "code.yaml(54,54) MM4030", "code.yaml(54,85) MM4030", "code.yaml(59,9) MM4002"),
        new("21-misspelt-option", "validate a.yaml --ignore-unkown", 2) { Says = "unknown option '--ignore-unkown'; did you mean '--ignore-unknown'?" },
        new("21-misspelt-option", "validate a.yaml --strict", 2) { Says = "unknown option '--strict'" },
        new("21-misspelt-option", "validate a.yaml --bogus", 2) { Says = "unknown option '--bogus'" },
        new("22-server-fields-and-lists", "validate sp.yaml", 1, "sp.yaml(9,16) MM4001", "sp.yaml(43,46) MM4003"),
        new("22-server-fields-and-lists", "validate q.yaml", 1,
            "q.yaml(6,8) MM4001", "q.yaml(7,8) MM4001", "q.yaml(8,8) MM4001", "q.yaml(11,8) MM4001", "q.yaml(15,8) MM4001", "q.yaml(16,8) MM4001",
            "q.yaml(17,8) MM3019", "q.yaml(19,5) MM3018", "q.yaml(21,3) MM3018", "q.yaml(22,3) MM3018", "q.yaml(22,3) MM3004", "q.yaml(23,3) MM3018",
            "q.yaml(23,8) MM4001", "q.yaml(24,7) MM4001", "q.yaml(25,7) MM4001", "q.yaml(26,7) MM4001", "q.yaml(29,3) MM3018", "q.yaml(29,3) MM3004",
            "q.yaml(30,3) MM3018", "q.yaml(30,3) MM3004", "q.yaml(36,23) MM4101", "q.yaml(37,16) MM4101", "q.yaml(43,24) MM4001", "q.yaml(44,24) MM4001",
            "q.yaml(45,24) MM4001", "q.yaml(46,24) MM4001", "q.yaml(47,34) MM4009", "q.yaml(47,63) MM4009", "q.yaml(47,89) MM4030",
            "q.yaml(48,103) MM4030", "q.yaml(48,132) MM4030", "q.yaml(49,37) MM4030", "q.yaml(52,49) MM4030"),
        new("24-crd-defaults", "validate crd.yaml d0.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d1.yaml", 0, "crd.yaml(22,15) MM3018", "d1.yaml(6,3) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d2.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d3.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d4.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d5.yaml", 1, "crd.yaml(22,15) MM3018", "d5.yaml(8,5) MM4009"),
        new("24-crd-defaults", "validate crd.yaml d6.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d7.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d8.yaml", 1, "crd.yaml(22,15) MM3018", "d8.yaml(6,3) MM4008"),
        new("24-crd-defaults", "validate crd.yaml d9.yaml", 0, "crd.yaml(22,15) MM3018"),
        new("24-crd-defaults", "validate crd.yaml d10.yaml", 1, "crd.yaml(22,15) MM3018", "d10.yaml(7,8) MM4005"),
        new("24-crd-defaults", "validate crd.yaml d11.yaml", 1, "crd.yaml(22,15) MM3018", "d11.yaml(6,7) MM4010"),
    ];
}
