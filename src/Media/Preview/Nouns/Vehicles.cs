namespace GenAsset.Media.Preview.Nouns;

/// <summary>What carries people and loads.</summary>
internal static class Vehicles
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("car", "automobile, sedan, saloon, auto, hatchback, vehicle, 🚗, 🚙", 4.2f, Cars.Car),
        new("taxi", "cab, taxicab, 🚕", 4.3f, Cars.Taxi),
        new("police car", "cop car, patrol car, 🚓", 4.3f, Cars.PoliceCar),
        new("sports car", "race car, racing car, supercar, racer, convertible, ferrari, lamborghini, 🏎", 4.4f, Cars.SportsCar),
        new("rocket car", "jet car, dragster", 4.6f, Cars.RocketCar),
        new("truck", "lorry, van, delivery truck, pickup, pickup truck, semi, 🚚", 6.3f, Trucks.Truck),
        new("fire truck", "fire engine, firetruck, 🚒", 6.3f, Trucks.FireTruck),
        new("bus", "coach, school bus, minibus, tram, 🚌", 7.5f, Trucks.Bus),
        new("train", "locomotive, steam train, steam engine, steam locomotive, railway, 🚂", 5.6f, Trucks.Train),
        new("tractor", "farm tractor, 🚜", 3.6f, Trucks.Tractor),
        new("tank", "battle tank, panzer, army tank", 6f, Trucks.Tank),
        new("bicycle", "bike, cycle, push bike, 🚲", 1.75f, Cycles.Bicycle),
        new("motorcycle", "motorbike, chopper bike, harley, 🏍", 2.2f, Cycles.Motorcycle),
        new("scooter", "moped, vespa, motor scooter, 🛵", 1.7f, Cycles.Scooter),
        new("skateboard", "longboard, skate board, 🛹", 0.84f, Cycles.Skateboard),
        new("boat", "motorboat, ship, fishing boat, tugboat, ferry, yacht, vessel, 🚢, 🛥", 5f, Boats.Boat) { Home = "sea" },
        new("rowboat", "row boat, rowing boat, canoe, dinghy, kayak, gondola", 3f, Boats.Rowboat),
        new("sailing ship", "pirate ship, galleon, tall ship, frigate, viking ship", 24f, Boats.SailingShip) { Home = "sea" },
        new("sailboat", "sailing boat, sail boat, ⛵", 6f, Boats.Sailboat) { Home = "sea" },
        new("submarine", "sub, u-boat", 8f, Boats.Submarine),
        new("airplane", "plane, aeroplane, jet, airliner, aircraft, jumbo jet, ✈", 18f, Aircraft.Airplane),
        new("biplane", "propeller plane, stunt plane, double decker plane", 6.5f, Aircraft.Biplane),
        new("helicopter", "chopper, copter, 🚁", 8f, Aircraft.Helicopter),
        new("hot air balloon", "hot-air balloon, air balloon", 16f, Aircraft.Balloon),
        new("airship", "zeppelin, blimp, dirigible", 30f, Aircraft.Airship),
    ];
}
