using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>The options of <c>init</c> that say what the project is.</summary>
internal sealed class InitOptions
{
    private const string Repository = "REPOSITORY";

    private readonly Option<string?> kubernetes = new("--kubernetes") { HelpName = "VERSION", Description = "The minor version of the cluster [default: the newest that the release supports]." };
    private readonly Option<string?> release = new("--kube-prometheus") { HelpName = "RELEASE", Description = "The release of kube-prometheus [default: the newest that supports the cluster]." };
    private readonly Option<string[]> milvus = new("--milvus") { HelpName = NewMilvus.Form, Description = $"A Milvus to monitor. Can be repeated [default: {NewMilvus.Default}]." };
    private readonly Option<string?> installedBy = Choice("--installed-by", ["helm", "operator"], "What installed Milvus [default: helm].");
    private readonly Option<string?> mode = Choice("--mode", ["cluster", "standalone"], "How Milvus runs [default: cluster].");
    private readonly Option<string?> stack = Choice("--stack", ["kubePrometheus", "kubePrometheusStack", NewProject.None], "What installed the Prometheus that the cluster has already; none is anything else [default: the set brings its own].");
    private readonly Option<string?> stackRelease = Text("--stack-release", "NAME", HelmReleaseName.Syntax, "The Helm release of kube-prometheus-stack.");
    private readonly Option<string?> stackNamespace = Text("--stack-namespace", "NAME", DnsLabel.Existing, "The namespace of the Prometheus that is there already.");
    private readonly Option<string?> stackAccount = Text("--stack-service-account", "NAME", DnsSubdomain.Syntax, "The ServiceAccount of the Prometheus that is there already.");
    private readonly Option<string?> argoCD = Text("--argocd", Repository, ArgoCDRepository.Syntax, "The repository that Argo CD syncs the set from.");
    private readonly Option<string?> flux = Text("--flux", Repository, FluxRepository.Syntax, "The repository that Flux syncs the set from.");
    private readonly Option<string?> ci = Choice("--ci", ["github", "gitlab", NewProject.None], "The CI system [default: github].");
    private readonly Option<string[]> without = new("--without") { HelpName = string.Join('|', ProjectFiles.Optional), Description = "A file to leave out. Can be repeated." };

    /// <summary>Creates the options.</summary>
    public InitOptions()
    {
        KnownVersions.AcceptKubernetes(kubernetes);
        KnownVersions.AcceptReleases(release);
        milvus.Validators.Add(result => AddFaults(result, NewMilvus.Fault));
        without.CompletionSources.Add([.. ProjectFiles.Optional]);
        without.Validators.Add(result => AddFaults(result, text => FaultOfChoice(text, ProjectFiles.Optional)));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[kubernetes, release, milvus, installedBy, mode, stack, stackRelease, stackNamespace, stackAccount, argoCD, flux, ci, without])
        {
            command.Add(option);
        }

        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(stack) is not { Implicit: false } && ((Option[])[stackRelease, stackNamespace, stackAccount]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } alone)
            {
                parsed.AddError($"{alone.Name} is about a stack that is there already; name what installed it with --stack");
            }
        });
    }

    /// <summary>What a command line says, with answers to questions and defaults for the rest.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="questions">Asks what was not given; null to take the defaults.</param>
    public NewProject Read(ParseResult parsed, Questions? questions)
    {
        var cluster = parsed.GetValue(kubernetes) ?? questions?.Ask("Kubernetes version of the cluster", DefaultKubernetes(parsed.GetValue(release)), KubernetesSchemas.All);
        var tag = parsed.GetValue(release) ?? questions?.Ask("Release of kube-prometheus", DefaultRelease(cluster), KubePrometheusReleases.Tags) ?? DefaultRelease(cluster);
        var (argo, sync) = ReadEngines(parsed, questions);
        return new NewProject
        {
            Kubernetes = cluster ?? DefaultKubernetes(tag),
            Release = tag,
            Stack = ReadStack(parsed, questions),
            Milvus = [.. (parsed.GetValue(milvus) is { Length: > 0 } given ? given : [questions?.Ask($"Milvus, as {NewMilvus.Form}", NewMilvus.Default, NewMilvus.Fault) ?? NewMilvus.Default]).Select(NewMilvus.Parse)],
            HasExample = questions is null && parsed.GetValue(milvus) is not { Length: > 0 },
            InstalledBy = parsed.GetValue(installedBy) ?? questions?.Ask("What installed Milvus", "helm", ["helm", "operator"]) ?? "helm",
            Mode = parsed.GetValue(mode) ?? questions?.Ask("How Milvus runs", "cluster", ["cluster", "standalone"]) ?? "cluster",
            ArgoCD = argo,
            Flux = sync,
            Ci = parsed.GetValue(ci) ?? questions?.Ask("The CI system", "github", ["github", "gitlab", NewProject.None]) ?? "github",
            Without = [.. parsed.GetValue(without) ?? []],
        };
    }

    private NewStack? ReadStack(ParseResult parsed, Questions? questions)
    {
        if (parsed.GetValue(stack) is { } given)
        {
            return new(given, parsed.GetValue(stackRelease), parsed.GetValue(stackNamespace), parsed.GetValue(stackAccount));
        }

        var answer = questions?.Ask("What installed the Prometheus that is there already", "nothing", ["nothing", "kubePrometheus", "kubePrometheusStack", "other"]);
        return answer switch
        {
            null or "nothing" => null,
            "other" => new(NewProject.None, null, questions!.Ask("Its namespace", "monitoring", DnsLabel.Existing), questions.Ask("Its ServiceAccount", "prometheus", DnsSubdomain.Syntax)),
            "kubePrometheusStack" => new(answer, questions!.Ask("Its Helm release", KubePrometheusStackChart.Name, HelmReleaseName.Syntax), questions.Ask("Its namespace", "monitoring", DnsLabel.Existing), null),
            _ => new(answer, null, questions!.Ask("Its namespace", "monitoring", DnsLabel.Existing), null),
        };
    }

    private (string? ArgoCD, string? Flux) ReadEngines(ParseResult parsed, Questions? questions)
    {
        var (argo, sync) = (parsed.GetValue(argoCD), parsed.GetValue(flux));
        if (questions is null || argo is not null || sync is not null)
        {
            return (argo, sync);
        }

        return questions.Ask("GitOps engine that syncs the set", NewProject.None, ["argocd", "flux", NewProject.None]) switch
        {
            "argocd" => (questions.Ask("Repository that it syncs from", null, ArgoCDRepository.Syntax), null),
            "flux" => (null, questions.Ask("Repository that it syncs from", null, FluxRepository.Syntax)),
            _ => (null, null),
        };
    }

    private static string DefaultRelease(string? kubernetes) =>
        (KubePrometheusReleases.All.LastOrDefault(known => kubernetes is not null && known.Supports(kubernetes)) ?? KubePrometheusReleases.Newest).Tag;

    private static string DefaultKubernetes(string? tag)
    {
        var release = KubePrometheusReleases.All.FirstOrDefault(known => known.Tag == tag) ?? KubePrometheusReleases.Newest;
        return release.SupportedKubernetes.LastOrDefault(version => KubernetesSchemas.All.Contains(version)) ?? KubernetesSchemas.All[^1];
    }

    private static Option<string?> Choice(string name, ImmutableArray<string> values, string description)
    {
        var option = new Option<string?>(name) { HelpName = string.Join('|', values), Description = description };
        option.CompletionSources.Add([.. values]);
        option.Validators.Add(result => AddFaults(result, text => FaultOfChoice(text, values)));
        return option;
    }

    private static Option<string?> Text(string name, string shown, ValueSyntax syntax, string description)
    {
        var option = new Option<string?>(name) { HelpName = shown, Description = description };
        option.Validators.Add(result => AddFaults(result, text => Questions.FaultOf(text, syntax)));
        return option;
    }

    private static string? FaultOfChoice(string text, ImmutableArray<string> values) => values.Contains(text) ? null : $"unknown value '{text}'; use {string.Join(", ", values[..^1])} or {values[^1]}";

    private static void AddFaults(OptionResult result, Func<string, string?> faultOf)
    {
        foreach (var token in result.Tokens)
        {
            if (faultOf(token.Value) is { } fault)
            {
                result.AddError($"{result.Option.Name}: {fault}");
            }
        }
    }
}
