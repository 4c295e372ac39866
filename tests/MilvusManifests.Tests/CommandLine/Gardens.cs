namespace MilvusManifests.Tests.CommandLine;

/// <summary>A kind of nobody's but the tests': <c>example.org/v1 Garden</c>.</summary>
internal static class Gardens
{
    /// <summary>Its CustomResourceDefinition.</summary>
    /// <param name="spec">The schema of its <c>spec</c>, in flow style.</param>
    public static string Definition(string spec) =>
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: gardens.example.org}
        spec:
          group: example.org
          names: {kind: Garden, plural: gardens}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, properties: {spec: {{spec}} } } }

        """;
}
