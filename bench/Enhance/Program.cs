// quality FOLDER [SET12] | pictures FOLDER OUT [RECIPE...] | speed | resample
using GenAsset.Bench.Enhance;

return args switch
{
    ["quality", var folder, .. var others] => Quality.Run(folder, others),
    ["pictures", var from, var to, .. var recipes] => Pictures.Run(from, to, recipes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("quality FOLDER [SET12-FOLDER] | pictures FOLDER OUT [RECIPE...] | speed | resample");
    return 2;
}
