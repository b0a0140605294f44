namespace GenAsset.Media.Preview.Words;

/// <summary>Words for size, number, mood, pose, style, hour and weather. To add one, add it to its row.</summary>
internal static class Adjectives
{
    /// <summary>How many times the usual size.</summary>
    public static IReadOnlyList<(string[] Names, float Factor)> Sizes { get; } =
    [
        (["tiny", "teeny", "miniature", "mini", "minuscule", "microscopic", "pocket sized"], 0.45f),
        (["small", "little", "wee"], 0.65f),
        (["baby", "young", "short"], 0.75f),
        (["medium", "medium sized"], 1f),
        (["big", "large", "tall", "long", "wide", "fat", "chubby"], 1.4f),
        (["huge", "giant", "enormous", "massive", "gigantic", "colossal", "towering", "great"], 2f),
    ];

    /// <summary>How many.</summary>
    public static IReadOnlyList<(string[] Names, int Count)> Counts { get; } =
    [
        (["one", "single", "1", "solitary", "lone"], 1),
        (["two", "2", "pair", "couple", "twin", "both"], 2),
        (["three", "3", "trio", "triple", "few"], 3),
        (["four", "4", "quartet"], 4),
        (["five", "5", "several", "some", "group", "family", "bunch", "pack", "collection"], 5),
        (["six", "6", "half a dozen", "half dozen"], 6),
        (["seven", "7", "many", "lots", "flock", "herd", "pile"], 7),
        (["eight", "8"], 8),
        (["nine", "9", "crowd", "army", "swarm"], 9),
        (["ten", "10"], 10),
        (["eleven", "11"], 11),
        (["twelve", "12", "dozen"], 12),
    ];

    /// <summary>What a face shows.</summary>
    public static IReadOnlyList<(string[] Names, Mood Mood)> Moods { get; } =
    [
        (["happy", "smiling", "cheerful", "joyful", "laughing", "friendly", "grinning", "smile", "merry", "jolly", "funny", "excited", "delighted", "glad", "😀", "😊", "🙂"], Mood.Happy),
        (["sad", "crying", "unhappy", "gloomy", "lonely", "melancholy", "depressed", "frown", "😢"], Mood.Sad),
        (["angry", "furious", "mad", "grumpy", "fierce", "evil", "mean", "menacing", "scowl", "😠"], Mood.Angry),
        (["surprised", "shocked", "amazed", "astonished", "scared", "frightened", "confused", "😮"], Mood.Surprised),
        (["sleepy", "tired", "drowsy", "😴"], Mood.Sleepy),
        (["spooky", "scary", "creepy", "haunted", "eerie", "sinister", "mysterious"], Mood.Spooky),
        (["calm", "peaceful", "serene", "quiet", "tranquil", "gentle", "relaxed", "cozy", "cosy"], Mood.Calm),
        (["epic", "heroic", "majestic", "brave", "legendary", "mighty", "powerful", "dramatic", "noble", "proud"], Mood.Epic),
        (["cute", "adorable", "kawaii", "lovely", "sweet", "charming", "chibi"], Mood.Cute),
    ];

    /// <summary>What a body does.</summary>
    public static IReadOnlyList<(string[] Names, Pose Pose)> Poses { get; } =
    [
        (["standing", "stands"], Pose.Standing),
        (["sitting", "seated", "sits", "perched"], Pose.Sitting),
        (["running", "walking", "jumping", "runs", "leaping", "galloping"], Pose.Running),
        (["flying", "floating", "hovering", "levitating", "flies", "soaring"], Pose.Flying),
        (["sleeping", "lying", "napping", "resting", "asleep"], Pose.Sleeping),
        (["waving", "greeting"], Pose.Waving),
        (["dancing", "dances"], Pose.Dancing),
    ];

    /// <summary>How everything looks.</summary>
    public static IReadOnlyList<(string[] Names, Manner Manner)> Manners { get; } =
    [
        (["low poly", "lowpoly", "polygonal", "faceted", "geometric"], Manner.LowPoly),
        (["cartoon", "cartoonish", "cartoony", "comic", "toon", "cel shaded", "anime", "animated", "pixar"], Manner.Cartoon),
        (["voxel", "voxels", "pixel", "pixelated", "pixel art", "8 bit", "minecraft", "blocky", "lego"], Manner.Voxel),
        (["clay style", "claymation", "plasticine", "clay model", "play doh"], Manner.Clay),
        (["neon", "cyberpunk", "synthwave", "vaporwave", "tron"], Manner.Neon),
        (["realistic", "photorealistic", "photo", "photograph", "lifelike", "detailed", "hyperrealistic"], Manner.Realistic),
        (["pastel", "watercolor", "watercolour", "dreamy", "soft"], Manner.Pastel),
        (["black and white", "monochrome", "grayscale", "greyscale", "noir"], Manner.Monochrome),
        (["statue", "sculpture", "bust", "figurine"], Manner.Statue),
        (["toy"], Manner.Toy),
    ];

    /// <summary>The hour.</summary>
    public static IReadOnlyList<(string[] Names, Hour Hour)> Hours { get; } =
    [
        (["morning", "dawn", "sunrise", "daybreak", "early morning"], Hour.Morning),
        (["noon", "midday", "daytime", "day", "daylight", "sunny", "bright", "sunlight", "sunshine", "summer", "sunlit"], Hour.Noon),
        (["sunset", "evening", "golden hour", "sundown", "autumn"], Hour.Sunset),
        (["dusk", "twilight", "blue hour"], Hour.Dusk),
        (["night", "nighttime", "midnight", "moonlight", "moonlit", "starry", "starlight", "starry night", "under the stars", "full moon"], Hour.Night),
    ];

    /// <summary>What is in the air.</summary>
    public static IReadOnlyList<(string[] Names, Air Air)> Airs { get; } =
    [
        (["fog", "foggy", "mist", "misty", "hazy", "haze"], Air.Fog),
        (["rain", "rainy", "raining", "drizzle"], Air.Rain),
        (["snowing", "winter", "wintry", "blizzard", "christmas"], Air.Snow),
        (["storm", "stormy", "thunder", "lightning", "thunderstorm"], Air.Storm),
    ];

    /// <summary>Lighter and darker forms of the colour that follows: a shade's word, what is mixed in, and how much.</summary>
    public static IReadOnlyList<(string[] Names, int Rgb, float Share)> Shades { get; } =
    [
        (["light", "pale"], 0xFFFFFF, 0.45f),
        (["dark", "deep"], 0x000000, 0.45f),
        (["vivid", "intense"], 0x000000, 0f),
        (["dusty", "muted", "faded"], 0x9A958E, 0.45f),
    ];

    /// <summary>Words for light given off.</summary>
    public static IReadOnlyList<string> Glowing { get; } = ["glowing", "luminous", "shining", "illuminated", "bioluminescent", "radiant", "lit", "fluorescent", "burning", "flaming"];

    /// <summary>Words that carry no picture: read and passed over, never reported as unknown.</summary>
    public static IReadOnlyList<string> Fillers { get; } =
    [
        "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "their", "our", "is", "are", "be", "it", "there", "what", "very", "really", "so",
        "too", "such", "please", "make", "create", "draw", "render", "generate", "image", "picture", "illustration", "art", "artwork", "style", "styled", "3d", "model", "scene", "view",
        "high", "quality", "hd", "4k", "8k", "i", "me", "you", "we", "he", "she", "they", "want", "show", "who", "which", "to", "for", "as", "like", "looking", "looks", "look", "made", "out", "from",
        "old", "ancient", "new", "modern", "futuristic", "vintage", "retro", "classic", "antique", "medieval", "fancy", "simple", "nice", "good", "best", "cool", "awesome", "beautiful", "pretty", "elegant",
        "amazing", "wonderful", "magnificent", "stunning", "colorful", "colourful", "shiny", "polished", "matte", "smooth", "round", "open", "closed", "broken", "magic", "magical", "mystical", "enchanted",
        "wild", "fresh", "delicious", "tasty", "ripe", "hot", "cold", "fast", "slow", "strong", "wise", "clever", "curious", "playful", "lazy", "busy", "full", "empty", "by", "up", "down", "over there",
        "color", "colour", "colored", "coloured", "just", "only", "but", "or", "then", "while", "during", "asset", "object", "isolated", "background", "game", "character", "no", "not", "do", 
        "heavy", "thin", "thick", "clean", "dirty", "lush", "distant", "far away", "sized", "shaped", "size", "playing", "eating", "drinking", "reading", "looking at", "here", "all", "each", "every", "still", "life", "tasting",
    ];
}
