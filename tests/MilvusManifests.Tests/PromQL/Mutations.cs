namespace MilvusManifests.Tests.PromQL;

/// <summary>Texts that are almost right.</summary>
internal static class Mutations
{
    private const string Characters = "(){}[]\"'`\\,:;=!~<>+-*/%^@#. \n0159abmsxyZ_é\uD800\0";

    /// <summary>A text with one to three characters removed, added, exchanged, repeated or cut off.</summary>
    public static string Of(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            var at = random.Next(text.Length);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Characters[random.Next(Characters.Length)].ToString()),
                2 => text[..at],
                3 => text[..at] + text[Math.Max(0, at - random.Next(9))..],
                _ => text.Remove(at, 1).Insert(at, Characters[random.Next(Characters.Length)].ToString()),
            };
        }

        return text;
    }
}
