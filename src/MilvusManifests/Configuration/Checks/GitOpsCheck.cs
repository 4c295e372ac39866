using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration.Checks;

/// <summary>What Flux is given goes together, and what the engines are given makes valid names.</summary>
internal static class GitOpsCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) =>
        OfArgoCD(configuration).Concat(configuration.GitOps.Flux is { } flux ? Keys(flux).Concat(Names(flux, configuration)) : []);

    // Of a name that is longer than a label may be, Argo CD only writes the beginning if it also tracks by annotation.
    private static IEnumerable<Diagnostic> OfArgoCD(ManifestsConfiguration configuration) =>
        configuration.GitOps.ArgoCD is not { } argocd || argocd.TrackingOf(configuration.CustomResources) != ResourceTracking.Label ? []
        : from part in LongNames(argocd.Name, configuration)
          select Diagnostic.Error(
              ValueCodes.InvalidName,
              argocd.Name.Location ?? part.Location,
              FormattableString.Invariant($"the Application '{part.Name}' would have a name of {part.Name.Length} characters, and Argo CD that tracks by label writes it into a label, of at most {DnsLabel.MaxLength}; set a shorter 'gitops.argocd.name', or track by annotation"));

    // The engine labels every object with the name of its Kustomization.
    private static IEnumerable<Diagnostic> Names(FluxConfiguration flux, ManifestsConfiguration configuration) =>
        from part in LongNames(flux.Name, configuration)
        select Diagnostic.Error(
            ValueCodes.InvalidName,
            flux.Name.Location ?? part.Location,
            FormattableString.Invariant($"the Kustomization '{part.Name}' would have a name of {part.Name.Length} characters, the maximum is {DnsLabel.MaxLength}; set a shorter 'gitops.flux.name'"));

    // Of what syncs the Milvus of a namespace: those of the setup and the stack are short enough.
    private static IEnumerable<(string Name, Location? Location)> LongNames(Setting<string> start, ManifestsConfiguration configuration) =>
        from milvus in configuration.Milvus
        where start.IsValid && milvus.Namespace.IsValid
        group milvus by milvus.Namespace.Value into same
        let name = $"{start.Value}-milvus-{same.Key}"
        where name.Length > DnsLabel.MaxLength
        select (name, same.First().Namespace.Location);

    private static IEnumerable<Diagnostic> Keys(FluxConfiguration flux)
    {
        if (flux.Source is { } source)
        {
            foreach (var (key, location) in new[] { ("revision", flux.Revision?.KeyLocation), ("secret", flux.Secret?.KeyLocation), ("verify", flux.Verify?.Location) })
            {
                if (location is not null)
                {
                    yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, location, $"'{key}' belongs to the GitRepository '{source.Value}', which 'source' names; remove it here and set it there");
                }
            }

            yield break;
        }

        if (flux is { Repository: { IsValid: true } repository, Verify: { } verify })
        {
            if (FluxRepository.IsOci(repository.Value))
            {
                if (verify is { Secret: not null, Issuer: { } issuer })
                {
                    yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, issuer.KeyLocation, "'issuer' and 'subject' are for a keyless signature; remove them, or remove 'secret'");
                }
            }
            else if (verify.Secret is null)
            {
                yield return Diagnostic.Error(ConfigurationCodes.MissingKey, verify.Location, "'gitops.flux.verify': missing required key 'secret': signed commits are verified with the public keys in it");
            }
            else if ((verify.Provider?.KeyLocation ?? verify.Issuer?.KeyLocation) is { } artifact)
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, artifact, "'provider', 'issuer' and 'subject' are for an OCI artifact, and the repository is a git repository; remove them");
            }
        }
    }
}
