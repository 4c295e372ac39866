using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation;

/// <summary>A file that was read to be validated.</summary>
/// <param name="Selected">The file.</param>
/// <param name="Read">Its text, or why there is none.</param>
/// <param name="Definitions">The schemas that it defines.</param>
internal sealed record ManifestFile(SelectedFile Selected, Result<SourceText> Read, Result<OwnSchemas> Definitions)
{
    private static readonly Result<OwnSchemas> NoSchemas = new(null, []);

    /// <summary>Its documents, if they were needed to find the definitions, and are still needed; null otherwise.</summary>
    public Result<ImmutableArray<YamlDocument>>? Documents { get; private init; }

    /// <summary>What validating it found, if no definition of another file matters to it; null otherwise.</summary>
    public ManifestValidation? Validation { get; private init; }

    /// <summary>A file as it was read. One that only has definitions is validated at once: their documents are the largest, and need not be kept.</summary>
    /// <param name="selected">The file.</param>
    /// <param name="read">Its text, or why there is none.</param>
    /// <param name="validator">Validates definitions.</param>
    public static ManifestFile Of(SelectedFile selected, Result<SourceText> read, ManifestValidator validator)
    {
        if (read.Value is not { } text || !InputDefinitions.MayBeIn(text))
        {
            return new(selected, read, NoSchemas);
        }

        var documents = KubectlReader.Read(text);
        var file = new ManifestFile(selected, read, InputDefinitions.Find(text, documents.Value));
        return InputDefinitions.AreAll(documents.Value)
            ? file with { Validation = validator.Validate(text, documents, mayBeSkipped: !selected.IsNamed) }
            : file with { Documents = documents };
    }

    /// <summary>The files that kustomizations among the files use as patches and inputs, by their full paths.</summary>
    public static ImmutableHashSet<string> KustomizeInputsOf(ImmutableArray<ManifestFile> files) =>
    [
        .. from file in files
           let text = file.Read.Value
           where text is not null && KustomizeInputs.IsKustomization(file.Selected.Path)
           from input in KustomizeInputs.InputsOf(text, file.Selected.Path)
           select input,
    ];

    /// <summary>Validates the file.</summary>
    /// <param name="validator">Validates its text.</param>
    /// <param name="inputs">The paths of patches and inputs of kustomize.</param>
    /// <param name="resources">The paths of what is validated as kustomize builds it.</param>
    public ManifestValidation Validate(ManifestValidator validator, ImmutableHashSet<string> inputs, ImmutableHashSet<string> resources)
    {
        if (Read.Value is null)
        {
            return new ManifestValidation(Read.Diagnostics, 0);
        }

        if (!Selected.IsNamed && KustomizeInputs.Contain(inputs, Selected.Path))
        {
            return new ManifestValidation([], 0) { Skipped = SkipReason.KustomizeInput };
        }

        if (!Selected.IsNamed && resources.Contains(Path.GetFullPath(Selected.Path)))
        {
            return new ManifestValidation([], 0) { Skipped = SkipReason.KustomizeResource };
        }

        var result = Validation ?? validator.Validate(Read.Value, Documents, mayBeSkipped: !Selected.IsNamed);
        return Definitions.Diagnostics.IsEmpty ? result : result with { Diagnostics = InOrder([.. result.Diagnostics, .. Definitions.Diagnostics]) };
    }

    private static ImmutableArray<Diagnostic> InOrder(ImmutableArray<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(diagnostics);
        return bag.InOrderOfText();
    }
}
