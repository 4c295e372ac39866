// Writes one set after another into a folder until it is killed, and prints a line when the first is written.
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using WritingProcess;

var files = new FileSystem { Durable = false };
for (var round = 0; OutputWriter.Write(files, RoundSet.Of(round), args[0], new WriteOptions(), CancellationToken.None).Succeeded; round++)
{
    if (round == 0)
    {
        Console.WriteLine("written");
    }
}

return 1;
