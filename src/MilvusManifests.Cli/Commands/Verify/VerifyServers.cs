using System.CommandLine;
using MilvusManifests.Text;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Cli.Commands.Verify;

/// <summary>The options of <c>verify</c> about what is asked: servers by their URLs, and a cluster.</summary>
internal sealed class VerifyServers
{
    private readonly Option<string?> prometheus = Create("--prometheus", "Prometheus, with its path prefix if it has one: http://localhost:9090.");
    private readonly Option<string?> alertmanager = Create("--alertmanager", "Alertmanager: verify that it is ready, and that Prometheus sends alerts to one.");
    private readonly Option<string?> grafana = Create("--grafana", "Grafana: verify that it has the dashboards.");
    private readonly Option<string?> kubeconfig = new("--kubeconfig")
    {
        HelpName = "FILE",
        Description = "Compare the objects of the cluster with the set too, and without --prometheus forward the ports of its servers, through kubectl [default: the kubeconfig that kubectl finds].",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> context = new("--context") { HelpName = "NAME", Description = "The context of the kubeconfig [default: the current one]." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(prometheus);
        command.Add(alertmanager);
        command.Add(grafana);
        command.Add(kubeconfig);
        command.Add(context);
        command.Validators.Add(result =>
        {
            if (result.GetResult(prometheus) is null && result.GetResult(kubeconfig) is null)
            {
                result.AddError("--prometheus or --kubeconfig is required");
            }

            if (result.GetResult(context) is not null && result.GetResult(kubeconfig) is null)
            {
                result.AddError("--context is only allowed with --kubeconfig");
            }
        });
    }

    /// <summary>Prometheus; null if it is not named.</summary>
    public ServerAddress? Prometheus(ParseResult parsed) => AddressOf(parsed.GetValue(prometheus));

    /// <summary>Alertmanager; null if it is not named.</summary>
    public ServerAddress? Alertmanager(ParseResult parsed) => AddressOf(parsed.GetValue(alertmanager));

    /// <summary>Grafana; null if it is not named.</summary>
    public ServerAddress? Grafana(ParseResult parsed) => AddressOf(parsed.GetValue(grafana));

    /// <summary>The servers that are named.</summary>
    public IEnumerable<ServerAddress> Addresses(ParseResult parsed) => new[] { Prometheus(parsed), Alertmanager(parsed), Grafana(parsed) }.OfType<ServerAddress>();

    /// <summary>The kubectl that asks the cluster; null if no cluster is asked, or if there is no kubectl.</summary>
    public Result<KubectlCommand> Kubectl(ParseResult parsed) =>
        parsed.GetResult(kubeconfig) is not { Implicit: false } ? new(null, [])
        : KubectlCommand.FindProgram() is { } program ? new(new KubectlCommand(program, parsed.GetValue(kubeconfig), parsed.GetValue(context)), [])
        : new(null, [Diagnostic.Error(VerificationCodes.Kubectl, null, "--kubeconfig needs kubectl, which is not in PATH")]);

    private static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { HelpName = "URL", Description = description };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!ServerAddress.TryParse(token.Value, out _, out var fault))
                {
                    result.AddError($"{name}: {PrintableText.Of(fault)}");
                }
            }
        });
        return option;
    }

    private static ServerAddress? AddressOf(string? text) => text is not null && ServerAddress.TryParse(text, out var address, out _) ? address : null;
}
