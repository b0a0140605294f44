using GenAsset.Bench.Reconstruction;

switch (args)
{
    case ["pictures", var folder]:
        Pictures.Objects(folder);
        break;
    case ["rigs", var draws, var seed]:
        RigDraws.Run(int.Parse(draws), int.Parse(seed));
        break;
    default:
        Console.Error.WriteLine("usage: pictures FOLDER | rigs DRAWS SEED");
        return 2;
}
return 0;
