using System.Collections;
using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>The mappings among the items of a sequence; enumerating them allocates nothing.</summary>
internal readonly struct MappingItems(ImmutableArray<YamlNode> items) : IEnumerable<ObjectFields>
{
    /// <summary>How many items the sequence has, those that are not mappings included.</summary>
    public int Count => items.IsDefault ? 0 : items.Length;

    /// <summary>Enumerates them.</summary>
    public Enumerator GetEnumerator() => new(items.IsDefault ? [] : items);

    IEnumerator<ObjectFields> IEnumerable<ObjectFields>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An enumeration of mappings.</summary>
    public struct Enumerator(ImmutableArray<YamlNode> items) : IEnumerator<ObjectFields>
    {
        private int index = -1;

        /// <inheritdoc/>
        public readonly ObjectFields Current => ObjectFields.Of(items[index]);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            while (++index < items.Length)
            {
                if (items[index] is YamlMapping)
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}

/// <summary>The strings among the items of a sequence; enumerating them allocates nothing.</summary>
internal readonly struct TextItems(ImmutableArray<YamlNode> items) : IEnumerable<YamlScalar>
{
    /// <summary>Enumerates them.</summary>
    public Enumerator GetEnumerator() => new(items.IsDefault ? [] : items);

    IEnumerator<YamlScalar> IEnumerable<YamlScalar>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An enumeration of strings.</summary>
    public struct Enumerator(ImmutableArray<YamlNode> items) : IEnumerator<YamlScalar>
    {
        private int index = -1;

        /// <inheritdoc/>
        public readonly YamlScalar Current => (YamlScalar)items[index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            while (++index < items.Length)
            {
                if (items[index] is YamlScalar { Kind: YamlScalarKind.String })
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
