using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MilvusManifests.Cli.Commands.Check;
using MilvusManifests.Cli.Commands.Commit;
using MilvusManifests.Cli.Commands.Completion;
using MilvusManifests.Cli.Commands.Diff;
using MilvusManifests.Cli.Commands.Explain;
using MilvusManifests.Cli.Commands.Generate;
using MilvusManifests.Cli.Commands.Init;
using MilvusManifests.Cli.Commands.Metrics;
using MilvusManifests.Cli.Commands.Push;
using MilvusManifests.Cli.Commands.Render;
using MilvusManifests.Cli.Commands.Teardown;
using MilvusManifests.Cli.Commands.Validate;
using MilvusManifests.Cli.Commands.Verify;

namespace MilvusManifests.Cli.Commands;

/// <summary>The usual help with examples below it.</summary>
internal sealed class ExampleHelp : SynchronousCommandLineAction
{
    private readonly HelpAction help;

    private ExampleHelp(HelpAction help) => this.help = help;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Lets <c>--help</c> of a command and those below it end with examples.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help)
            {
                option.Action = new ExampleHelp(help);
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(ExamplesOf(parseResult.CommandResult.Command.Name));
        return ExitCode.Done;
    }

    private static string ExamplesOf(string command) => command switch
    {
        GenerateCommand.Name =>
            """
            Examples:
              milvus-manifests generate
              milvus-manifests generate --dry-run
              milvus-manifests generate --locked
              milvus-manifests generate --config clusters/eu/manifests.config.yaml --output output/eu
              milvus-manifests generate --format json | jq -r '.files.written[]'

            Exit codes: 0 done, 1 errors in the input (nothing was written), 2 wrong usage, 130 interrupted.

            """,
        InitCommand.Name =>
            """
            Examples:
              milvus-manifests init                                              asks for what it has to know, on a terminal
              milvus-manifests init --milvus milvus/my-release@2.6.15 --yes
              milvus-manifests init clusters/eu --kubernetes 1.35 --argocd https://github.com/acme/clusters.git --ci github
              milvus-manifests init --stack kubePrometheusStack --stack-release metrics --flux https://github.com/acme/clusters.git
              milvus-manifests init --dry-run --without project --ci none

            Exit codes: 0 done, 1 a file is in the way or cannot be written (nothing was written), 2 wrong usage, 130 interrupted.

            """,
        CompletionCommand.Name =>
            """
            Examples:
              eval "$(milvus-manifests completion bash)"                         in ~/.bashrc
              source <(milvus-manifests completion zsh)                          in ~/.zshrc, after compinit
              milvus-manifests completion fish | source                          in ~/.config/fish/config.fish
              milvus-manifests completion pwsh | Out-String | Invoke-Expression  in $PROFILE

            """,
        ExplainCommand.Name =>
            """
            Examples:
              milvus-manifests explain                                          the set that manifests.config.yaml generates
              milvus-manifests explain --monitor milvus/my-release-milvus       one monitor, every link
              milvus-manifests explain manifests/ --kube-prometheus v0.17.0     any manifests, with that release
              helm template kps prometheus-community/kube-prometheus-stack | milvus-manifests explain -
              milvus-manifests explain --format json | jq -r '.monitors[] | select(.verdict == "broken") | .link'
              milvus-manifests explain --format mermaid >> pull-request.md

            Exit codes: 0 nothing is broken, 1 a monitor is broken or there are errors in the input, 2 wrong usage, 130 interrupted.

            """,
        LintCommand.Name =>
            """
            Examples:
              milvus-manifests lint rules/ dashboards/
              milvus-manifests lint milvus-alerts.yaml --milvus 2.6.15
              milvus-manifests lint milvus-alerts.yaml --milvus 2.5.27 --milvus 2.6.19      before and after an upgrade
              curl -s https://grafana.com/api/dashboards/ID/revisions/1/download | milvus-manifests lint -
              milvus-manifests lint rules/ --format sarif > lint.sarif

            Exit codes: 0 nothing but information, 1 errors or warnings, 2 wrong usage, 130 interrupted.

            """,
        CheckCommand.Name =>
            """
            Examples:
              milvus-manifests check
              milvus-manifests check --config clusters/eu/manifests.config.yaml --output output/eu
              milvus-manifests check --format json | jq -r '.diagnostics[] | "\(.file): \(.message)"'

            Exit codes: 0 no difference, 1 errors in the input, 2 wrong usage, 3 the output folder differs, 130 interrupted.

            """,
        CommitCommand.Name =>
            """
            Examples:
              milvus-manifests commit --repository ../gitops --branch main --dry-run        print the message and the files
              milvus-manifests commit --repository ../gitops --branch main                  commit, and leave pushing to you
              milvus-manifests commit --repository ../gitops --branch main --path clusters/eu --push
              milvus-manifests commit --repository https://git.example.com/platform/gitops.git --branch main --push
              milvus-manifests commit --repository ../gitops --branch main --cluster eu     of several clusters, only this one
              milvus-manifests commit --repository ../gitops --branch main --format json | jq -r .commit

            Exit codes: 0 committed or nothing to commit, 1 errors (the branch is as it was), 2 wrong usage, 130 interrupted.

            """,
        PushCommand.Name =>
            """
            Examples:
              milvus-manifests push oci://registry.example.com/platform/monitoring:eu
              milvus-manifests push oci://registry.example.com/platform/monitoring:eu --cluster eu
              milvus-manifests push oci://registry.example.com/platform/monitoring:eu --dry-run
              milvus-manifests push oci://registry.example.com/platform/monitoring:eu --revision "main@sha1:$(git rev-parse HEAD)"
              milvus-manifests push oci://registry.example.com/platform/monitoring:eu --format json | jq -r .digest

            Exit codes: 0 pushed or nothing to push, 1 errors (the tag is as it was), 2 wrong usage, 130 interrupted.

            """,
        VerifyCommand.Name =>
            """
            Examples:
              milvus-manifests verify --kubeconfig
              milvus-manifests verify --kubeconfig ~/.kube/config --context staging --monitor milvus/my-release-milvus
              milvus-manifests verify --prometheus http://localhost:9090        after kubectl --namespace monitoring port-forward service/prometheus-k8s 9090
              milvus-manifests verify --prometheus http://localhost:9090 --alertmanager http://localhost:9093 --grafana http://admin@localhost:3000
              milvus-manifests verify --prometheus https://example.com/prometheus --token-variable PROMETHEUS_TOKEN --timeout 10m
              milvus-manifests verify manifests/ --prometheus http://localhost:9090 --format json | jq -r '.monitors[] | select(.state != "up") | .monitor'

            Exit codes: 0 everything is there, 1 something is missing or a server does not answer, 2 wrong usage, 130 interrupted.

            """,
        TeardownCommand.Name =>
            """
            Examples:
              milvus-manifests teardown                    read what would be deleted, and what stays
              milvus-manifests teardown > teardown.sh
              milvus-manifests teardown --all              with definitions, the stack's namespace and volumes

            Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 130 interrupted.

            """,
        DiffCommand.Name =>
            """
            Examples:
              milvus-manifests diff                                     the committed output and what the configuration renders now
              milvus-manifests diff --kube-prometheus v0.18.0           what upgrading to that release would change
              milvus-manifests diff --kube-prometheus v0.16.0 v0.17.0   what upgrading from one release to another changes
              milvus-manifests diff --git main                          what this branch changes in the output
              milvus-manifests diff output/eu output/us                 any two folders of manifests
              milvus-manifests diff --git main --format markdown | gh pr comment --body-file -
              milvus-manifests diff --exit-code --format json | jq -r '.risks[] | select(.level == "high") | .statements[]'

            Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 4 different (with --exit-code), 130 interrupted.

            """,
        ReleasesCommand.Name =>
            """
            Examples:
              milvus-manifests releases
              milvus-manifests releases --kubernetes 1.31
              milvus-manifests releases --format json | jq -r '.releases[] | select(.fits) | .release'

            Exit codes: 0 done, 1 errors in the configuration, 2 wrong usage.

            """,
        ImagesCommand.Name =>
            """
            Examples:
              milvus-manifests images
              milvus-manifests images --format json | jq -r '.images[].image'
              milvus-manifests images --format mirror | while IFS== read -r from to; do crane copy "$from" "$to"; done

            Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 130 interrupted.

            """,
        HelmValuesCommand.Name =>
            """
            Examples:
              milvus-manifests helm-values                       those of every Milvus, with how to apply them
              milvus-manifests helm-values my-release > values.yaml
              helm upgrade my-release milvus/milvus --version CHART --namespace milvus --reset-then-reuse-values --values values.yaml

            Exit codes: 0 done, 1 no such Milvus or errors in the configuration, 2 wrong usage.

            """,
        MetricsCommand.Name =>
            """
            Examples:
              milvus-manifests metrics                                       every metric of the configured Milvus
              milvus-manifests metrics milvus_proxy_req_count                what one means, its labels and their values
              milvus-manifests metrics checkpoint --milvus 2.6.15            those with that in their name
              milvus-manifests metrics 'kube_pod_*' --kube-prometheus v0.18.0
              milvus-manifests metrics --changes 2.5.16..2.6.15              what an upgrade of Milvus changes
              milvus-manifests metrics --changes 2.5.16..2.6.15 --in rules/  and which of these rules and dashboards it breaks
              milvus-manifests metrics '*' --format json | jq -r '.metrics[] | select(.written | not) | .name'

            Exit codes: 0 done, 1 no such metric or errors in the configuration, 2 wrong usage.

            """,
        RenderCommand.Name =>
            """
            Examples:
              milvus-manifests render manifests/grafana-config.yaml.sbn
              milvus-manifests render milvus/serviceMonitor.yaml.sbn --instance my-release
              milvus-manifests render templates/manifests/mine.yaml.sbn --config clusters/eu/manifests.config.yaml
              milvus-manifests render my.yaml.sbn --model model.json --templates templates

            Exit codes: 0 done, 1 errors in the template or the model, 2 wrong usage, 130 interrupted.

            """,
        ValidateCommand.Name =>
            """
            Examples:
              milvus-manifests validate .
              milvus-manifests validate k8s/ --kubernetes 1.35 --exclude '*.local.yaml' --skip Secret
              kustomize build overlays/eu | milvus-manifests validate -
              milvus-manifests validate k8s/ --schema crds/ --format json | jq -r '.diagnostics[].message'
              milvus-manifests validate k8s/ --format github --report sarif=validate.sarif

            Exit codes: 0 valid, 1 invalid, 2 wrong usage, 130 interrupted.

            """,
        SchemaCommand.Name or SchemaCommand.ImportName or SchemaCommand.ConfigName =>
            """
            Examples:
              milvus-manifests schema config > manifests.config.schema.json
              milvus-manifests schema import crds/ > crds.pack
              milvus-manifests schema import gateway.yaml listener.yaml

            Exit codes: 0 done, 1 errors in the files (nothing was printed), 2 wrong usage.

            """,
        HelpCommand.Name =>
            """
            Examples:
              milvus-manifests help MM4003
              milvus-manifests help codes
              milvus-manifests help generate

            """,
        _ =>
            """
            Examples:
              milvus-manifests generate            write output/ from manifests.config.yaml
              milvus-manifests generate --dry-run  show what would be written
              milvus-manifests help MM4003         explain an error

            """,
    };
}
