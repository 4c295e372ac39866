namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>What is known of a value in a template of an alert.</summary>
internal enum GoType
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>The data of the alert: the dot outside of <c>with</c> and <c>range</c>.</summary>
    Data,

    /// <summary>The labels of the alert.</summary>
    AlertLabels,

    /// <summary>The external labels of Prometheus.</summary>
    ExternalLabels,

    /// <summary>The labels of a sample that a query returned.</summary>
    SampleLabels,

    /// <summary>The value of the alert: a number, or a histogram.</summary>
    AlertValue,

    /// <summary>The result of a query.</summary>
    Samples,

    /// <summary>One sample.</summary>
    Sample,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>A time or a duration, which have methods.</summary>
    Time,
}
