namespace GenAsset.Media.Preview.Words;

/// <summary>A word of a prompt in lower case, and whether a comma or the like stands before it.</summary>
internal readonly record struct Token(string Text, bool AfterBreak);
