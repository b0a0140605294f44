using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>The finishes that nouns wear where a prompt asks for none, of a colour 0xRRGGBB.</summary>
internal static class Coats
{
    public const int Iron = 0x3A3D42;
    public const int Steel = 0xB9BEC4;
    public const int Brass = 0xD3A94A;
    public const int GoldLeaf = 0xF0B93C;
    public const int Oak = 0xA06A3A;
    public const int DarkOak = 0x6B4426;
    public const int Snow = 0xF4F6F8;
    public const int Grass = 0x6FA84A;

    /// <summary>A finish of the noun's main part: the first colour and material asked, else as usual.</summary>
    public static Finish Main(this Look look, Finish usual) => look.Body(usual);

    /// <summary>A finish of the noun's second part: the second colour asked, the material asked, else as usual.</summary>
    public static Finish Second(this Look look, Finish usual) => look.Trim(usual);

    /// <summary>Car paint, enamel, glaze.</summary>
    public static Finish Gloss(int rgb) => Finish.Of(rgb, 0.22f);

    /// <summary>Chalk, plaster, dull plastic.</summary>
    public static Finish Matte(int rgb) => Finish.Of(rgb, 0.75f);

    /// <summary>Polished metal.</summary>
    public static Finish Metal(int rgb = Steel) => Finish.Of(rgb, 0.28f, 1);

    /// <summary>Dull, dark metal: forged or cast.</summary>
    public static Finish Forged(int rgb = Iron) => Finish.Of(rgb, 0.5f, 0.7f);

    /// <summary>Planed wood.</summary>
    public static Finish Wood(int rgb = Oak) => Finish.Of(rgb, 0.6f).With(Pattern.Wood, Finish.Of(rgb).Color * 0.62f, 0.08f);

    /// <summary>Hewn or natural stone.</summary>
    public static Finish Stone(int rgb = 0x9C9A94) => Finish.Of(rgb, 0.92f).With(Pattern.Clouds, Finish.Of(rgb).Color * 0.72f, 0.25f) with
    {
        Grain = 0.5f,
    };

    /// <summary>Courses of bricks or blocks, each <paramref name="size"/> metres.</summary>
    public static Finish Bricks(int rgb, int joint, float size) => Finish.Of(rgb, 0.9f).With(Pattern.Bricks, joint, size);

    /// <summary>Woven or stuffed cloth.</summary>
    public static Finish Cloth(int rgb) => Finish.Of(rgb, 0.95f) with
    {
        Fuzz = 0.35f,
    };

    /// <summary>Foliage, grass, moss.</summary>
    public static Finish Leaves(int rgb) => Finish.Of(rgb, 0.85f).With(Pattern.Clouds, Finish.Of(rgb).Color * 0.68f, 0.2f) with
    {
        Fuzz = 0.25f,
        Grain = 0.3f,
    };

    /// <summary>A window that nobody need look through.</summary>
    public static Finish Pane(int rgb = 0x2E4254) => Finish.Of(rgb, 0.08f);

    /// <summary>Clear glass.</summary>
    public static Finish Glass(int rgb = 0xBFE3EC) => Finish.Of(rgb, 0.05f) with
    {
        Clarity = 0.7f,
    };

    /// <summary>Still water.</summary>
    public static Finish Water(int rgb = 0x2F8FC4) => Finish.Of(rgb, 0.07f) with
    {
        Clarity = 0.25f,
    };

    /// <summary>A lamp, a flame, a screen.</summary>
    public static Finish Lamp(int rgb, float strength = 1.2f) => Finish.Of(rgb).Glowing(strength);
}
