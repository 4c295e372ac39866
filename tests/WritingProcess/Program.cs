// Writes one set after another into a folder until it is killed; says so when the first is written.
using MilvusManifests.Delivery;
using WritingProcess;

var (folder, way) = (args[0], args[1]);
var files = new FileSystem { CanExchange = way == "exchange", Durable = false };
for (var round = 0; OutputWriter.Write(files, RoundSet.Of(round), folder, new WriteOptions(), CancellationToken.None).Succeeded; round++)
{
    if (round == 0)
    {
        Console.WriteLine("written");
    }
}

return 1;
