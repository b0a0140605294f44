using GenAsset.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
await builder.Services.AddGenAssetAsync(name => builder.Configuration[name], TimeProvider.System, Console.Error.WriteLine);
await builder.Build().RunAsync();
