using System;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

/** What every client of a .NET dialect needs besides its calls. */
static class Inbox
{
    /** Newest code that the development inbox has for a phone. */
    public static string Code(string address, string phone)
    {
        for (var round = 0; round < 20; round++)
        {
            using (var client = new WebClient())
            {
                var messages = client.DownloadString(address + "/inbox/messages?to=" + Uri.EscapeDataString(phone));
                var found = Regex.Match(messages, "\"code\":\"(\\d+)\"");
                if (found.Success) return found.Groups[1].Value;
            }
            Thread.Sleep(200);
        }
        throw new Exception("no code came");
    }

    /** Prints an answer; throws unless its number is the one that is wanted. */
    public static void Expect(int wanted, int number, string text)
    {
        Console.WriteLine("{0} {1}", number, text);
        if (number != wanted) throw new Exception("not " + wanted);
    }
}

/** Signature of a member request. */
sealed class Signature
{
    static int requests = 10000;
    public readonly int Random = ++requests;
    public readonly string TimeStamp = DateTime.UtcNow.ToString("yyyyMMddHHmmss");
    public readonly string Sign;

    public Signature(string key)
    {
        var text = string.Format("random={0}&timestamp={1}&terminal=1", Random, TimeStamp);
        using (var md5 = MD5.Create())
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key)))
            Sign = Hex(hmac.ComputeHash(Encoding.UTF8.GetBytes(Hex(md5.ComputeHash(Encoding.UTF8.GetBytes(text))))));
    }

    static string Hex(byte[] bytes)
    {
        return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
    }
}
