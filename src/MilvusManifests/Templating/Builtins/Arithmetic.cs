namespace MilvusManifests.Templating.Builtins;

/// <summary>The operators of the language that builtins give a name to.</summary>
internal enum Arithmetic
{
    /// <summary><c>+</c>, which joins texts and arrays as well.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>, which repeats texts and arrays as well.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,
}
