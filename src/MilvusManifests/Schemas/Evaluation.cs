using System.Runtime.CompilerServices;
using MilvusManifests.Schemas.Keywords;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>One value being held against one schema. Silent, it stops at the first thing that does not fit; else it collects everything.</summary>
internal sealed class Evaluation(SchemaErrors? errors, InstancePath path, int maxWork)
{
    private const int MaxDepth = 1500;

    private SchemaResource[] scopes = new SchemaResource[8];
    private int scopeCount;
    private int depth;
    private int work = maxWork;

    /// <summary>Where the errors go; null while silent.</summary>
    public SchemaErrors? Errors { get; private set; } = errors;

    /// <summary>Where the value is.</summary>
    public InstancePath Path => path;

    /// <summary>Why the evaluation was given up; null when it was not.</summary>
    public string? Aborted { get; private set; }

    /// <summary>Holds a value against a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="node">The value.</param>
    /// <param name="members">Takes note of which members of the value were looked at; null when nobody asks.</param>
    public bool Apply(CompiledSchema schema, YamlNode node, EvaluatedMembers? members)
    {
        if (--work < 0 || depth >= MaxDepth || ((depth & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            Aborted ??= work < 0 ? "combines too many alternatives of its schema to be validated" : "nests too deep, or its schema refers to itself without end";
            return false;
        }

        depth++;
        var entered = Enter(schema.Resource);
        var valid = ApplyAll(schema.Keywords, node, members);
        scopeCount -= entered;
        depth--;
        return valid;
    }

    /// <summary>Holds a value against the keywords of the current schema.</summary>
    public bool ApplyAll(Keyword[] keywords, YamlNode node, EvaluatedMembers? members)
    {
        var valid = true;
        foreach (var keyword in keywords)
        {
            if (!keyword.Evaluate(node, this, members))
            {
                valid = false;
                if (Errors is null || keyword.IsDecisive || Aborted is not null)
                {
                    break;
                }
            }
        }

        return valid;
    }

    /// <summary>Whether a value fits a schema, without collecting anything.</summary>
    public bool Fits(CompiledSchema schema, YamlNode node, EvaluatedMembers? members = null)
    {
        var collected = Errors;
        Errors = null;
        var fits = Apply(schema, node, members);
        Errors = collected;
        return fits;
    }

    /// <summary>Why a value does not fit a schema.</summary>
    public SchemaError[] Explain(CompiledSchema schema, YamlNode node, EvaluatedMembers? members)
    {
        var mark = Errors!.Count;
        Apply(schema, node, members);
        return Errors.Take(mark);
    }

    /// <summary>Collects an error unless silent; always false.</summary>
    public bool Fail(SchemaError error)
    {
        Errors?.Add(error);
        return false;
    }

    /// <summary>The outermost resource of the dynamic scope that has a dynamic anchor of this name.</summary>
    public SchemaResource? OutermostWith(string dynamicAnchor)
    {
        for (var i = 0; i < scopeCount; i++)
        {
            if (scopes[i].DynamicAnchors.ContainsKey(dynamicAnchor))
            {
                return scopes[i];
            }
        }

        return null;
    }

    private int Enter(SchemaResource resource)
    {
        if (scopeCount > 0 && ReferenceEquals(scopes[scopeCount - 1], resource))
        {
            return 0;
        }

        if (scopeCount == scopes.Length)
        {
            Array.Resize(ref scopes, scopeCount * 2);
        }

        scopes[scopeCount++] = resource;
        return 1;
    }
}
