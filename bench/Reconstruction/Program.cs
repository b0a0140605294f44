using GenAsset.Bench.Reconstruction;

switch (args)
{
    case ["pictures", var folder]:
        Pictures.Objects(folder);
        break;
    default:
        Console.Error.WriteLine("usage: pictures FOLDER");
        return 2;
}
return 0;
