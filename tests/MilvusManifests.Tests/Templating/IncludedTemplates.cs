using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

/// <summary>Templates to include, by name.</summary>
internal sealed class IncludedTemplates(params (string Name, string Text)[] templates) : ITemplateLoader
{
    private readonly Dictionary<string, Result<Template>> parsed =
        templates.ToDictionary(template => template.Name, template => Template.Parse(new SourceText(template.Name, template.Text)), StringComparer.Ordinal);

    public IEnumerable<string> Names => parsed.Keys;

    public Result<Template>? Load(string name) => parsed.TryGetValue(name, out var found) ? found : null;
}
