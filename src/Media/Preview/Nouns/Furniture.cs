namespace GenAsset.Media.Preview.Nouns;

/// <summary>What stands in a room.</summary>
internal static class Furniture
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("chair", "dining chair, wooden chair, 🪑", 1f, Seats.Chair),
        new("armchair", "easy chair, recliner, lounge chair", 1.05f, Seats.Armchair),
        new("sofa", "couch, settee, loveseat, 🛋", 2.1f, Seats.Sofa),
        new("stool", "bar stool, footstool, ottoman", 0.7f, Seats.Stool),
        new("throne", "royal chair, king's chair", 2f, Seats.Throne),
        new("bench", "park bench", 1.7f, Seats.Bench),
        new("rocking chair", "rocker", 1.15f, Seats.RockingChair),
        new("swing", "swing set", 2.4f, Seats.Swing),
        new("bed", "single bed, double bed, mattress, cot, 🛏", 2.1f, Fittings.Bed),
        new("table", "dining table, coffee table, round table", 1.3f, Fittings.Table),
        new("desk", "writing desk, office desk, workbench", 1.5f, Fittings.Desk),
        new("bookshelf", "bookcase, shelf, book shelf, library", 2f, Fittings.Bookshelf),
        new("wardrobe", "closet, cupboard, armoire", 2.1f, Fittings.Wardrobe),
        new("dresser", "chest of drawers, cabinet, nightstand, sideboard", 1.1f, Fittings.Dresser),
        new("fireplace", "hearth, chimney, mantelpiece", 1.7f, Fittings.Fireplace),
        new("door", "gate, doorway, portal, 🚪", 2.3f, Fittings.Doorway),
        new("bathtub", "bath, tub, hot tub, 🛁", 1.7f, Fittings.Bathtub),
        new("treasure chest", "chest, trunk, pirate chest, coffer", 1f, Fittings.Chest),
        new("lamp", "table lamp, desk lamp, light", 0.6f, Lamps.TableLamp),
        new("floor lamp", "standing lamp", 1.7f, Lamps.FloorLamp),
        new("street lamp", "streetlight, street light, lamppost, lamp post", 4f, Lamps.StreetLamp),
        new("lantern", "oil lamp, 🏮", 0.4f, Lamps.Lantern),
        new("clock", "alarm clock, timer, ⏰", 0.18f, Lamps.AlarmClock),
        new("grandfather clock", "longcase clock, pendulum clock", 2.1f, Lamps.GrandfatherClock),
        new("mirror", "looking glass, magic mirror, 🪞", 1.7f, Lamps.Mirror),
    ];
}
