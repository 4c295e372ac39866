using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>Finds the templates that others include. It may be asked from several renders at once, and parses each template once.</summary>
internal interface ITemplateLoader
{
    /// <summary>The names there are, for "did you mean".</summary>
    public IEnumerable<string> Names { get; }

    /// <summary>The template of a name, or what is wrong with it; null when there is none.</summary>
    public Result<Template>? Load(string name);
}
