namespace GenAsset.Media.Preview.Nouns;

/// <summary>What lies about a house.</summary>
internal static class HouseholdThings
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("cup", "mug, coffee cup, tea cup, teacup, ☕", 0.13f, Vessels.Cup),
        new("teapot", "tea pot, kettle, 🫖", 0.26f, Vessels.Teapot),
        new("bottle", "wine bottle, glass bottle, flask, 🍾", 0.32f, Vessels.Bottle),
        new("glass", "wine glass, goblet, chalice, drinking glass, 🍷", 0.21f, Vessels.WineGlass),
        new("vase", "flower vase, urn, amphora, 🏺", 0.45f, Vessels.Vase),
        new("bowl", "dish, basin, 🥣", 0.26f, Vessels.Bowl),
        new("pot", "cooking pot, saucepan, cauldron", 0.36f, Vessels.Pot),
        new("basket", "wicker basket, hamper, 🧺", 0.42f, Vessels.Basket),
        new("barrel", "cask, keg", 0.95f, Vessels.Barrel),
        new("book", "novel, tome, spellbook, diary, 📕, 📖", 0.3f, Belongings.Book),
        new("candle", "taper, 🕯", 0.24f, Belongings.Candle),
        new("key", "skeleton key, 🔑, 🗝", 0.14f, Belongings.Key),
        new("umbrella", "parasol, ☂", 1.1f, Belongings.Umbrella),
        new("backpack", "rucksack, bag, school bag, satchel, handbag, suitcase, luggage, 🎒", 0.5f, Belongings.Backpack),
        new("gift", "present, gift box, parcel, 🎁", 0.4f, Belongings.Gift),
        new("box", "crate, package, cardboard box, 📦", 0.5f, Belongings.Crate),
        new("ball", "football, soccer ball, ⚽", 0.22f, Belongings.Football),
        new("basketball", "🏀", 0.24f, Belongings.Basketball),
        new("beach ball", "toy ball", 0.4f, Belongings.BeachBall),
        new("die", "dice, 🎲", 0.05f, Belongings.Die),
        new("hourglass", "hour glass, sand timer, egg timer, ⏳", 0.26f, Belongings.Hourglass),
        new("balloon", "party balloon, toy balloon, 🎈", 0.9f, Belongings.Balloon),
        new("pillow", "cushion", 0.5f, Belongings.Pillow),
        new("shoe", "boot, sneaker, trainer, 👟, 👢", 0.32f, Belongings.Boot),
        new("trophy", "award, prize, trophy cup, 🏆", 0.4f, Belongings.Trophy),
        new("coin", "medal, token, 🪙", 0.04f, Belongings.Coin),
        new("kite", "paper kite, 🪁", 1.1f, Belongings.Kite),
        new("phone", "smartphone, mobile phone, cell phone, iphone, 📱", 0.15f, Devices.Phone),
        new("telephone", "rotary phone, ☎", 0.26f, Devices.Telephone),
        new("computer", "pc, desktop computer, monitor, 🖥", 0.6f, Devices.Computer),
        new("laptop", "notebook, notebook computer, 💻", 0.36f, Devices.Laptop),
        new("camera", "photo camera, 📷", 0.15f, Devices.Camera),
        new("television", "tv, tv set, telly, television set, 📺", 0.75f, Devices.Television),
        new("radio", "boombox, stereo, 📻", 0.4f, Devices.Radio),
        new("light bulb", "bulb, lightbulb, idea, 💡", 0.13f, Devices.Bulb),
        new("joystick", "game controller, gamepad, controller, 🎮", 0.17f, Devices.Gamepad),
        new("toaster", "", 0.32f, Devices.Toaster),
        new("refrigerator", "fridge, freezer", 1.8f, Devices.Fridge),
        new("washing machine", "washer", 0.9f, Devices.WashingMachine),
        new("fan", "table fan, ventilator", 0.5f, Devices.Fan),
    ];
}
