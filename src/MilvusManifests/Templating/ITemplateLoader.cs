using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>Finds included templates. It is safe for concurrent renders, and parses each template once.</summary>
internal interface ITemplateLoader
{
    /// <summary>The known names, for "did you mean".</summary>
    public IEnumerable<string> Names { get; }

    /// <summary>The template of a name, or what is wrong with it; null if there is none.</summary>
    public Result<Template>? Load(string name);
}
