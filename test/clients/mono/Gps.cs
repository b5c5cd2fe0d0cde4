using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using NewGPS2012.AppApi.Models.ParModel;
using NewGPS2012.AppApi.Models.ResModel;

/**
 * The gps dialect by HttpClient: XML in a StringContent, JSON in a StreamContent without a length, and a form.
 * Arguments: address, user name, phone, new password.
 */
static class Gps
{
    static HttpClient http;

    static int Main(string[] arguments)
    {
        string address = arguments[0], username = arguments[1], phone = arguments[2], password = arguments[3];
        http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json", 0.5));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/xml"));

        var send = new SendSMSModel { Phone = phone, VildateSence = 2, Language = "en-US" };
        var sent = Read<NormalResult>(Post("SendSMSCode", new StringContent(Xml(send), Encoding.UTF8, "application/xml")));
        Inbox.Expect(0, sent.State, sent.Message);

        var code = Inbox.Code(address, phone);
        var check = new CheckVaildateModel { Type = 2, LoginName = username, SMSCode = code, Language = "en-US" };
        var json = new MemoryStream();
        new DataContractJsonSerializer(check.GetType()).WriteObject(json, check);
        json.Position = 0;
        var chunked = new StreamContent(json);
        chunked.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        http.DefaultRequestHeaders.TransferEncodingChunked = true;
        var found = Read<RegisterResult>(Post("CheckVaildateCodeByUser", chunked));
        http.DefaultRequestHeaders.TransferEncodingChunked = false;
        Inbox.Expect(0, found.State, found.Message + " " + found.User.CellPhone);
        if (found.User.LoginName != username) return 1;

        var form = new FormUrlEncodedContent(new Dictionary<string, string> {
            { "LoginName", username }, { "NewPass", password }, { "SMSCode", code }, { "Language", "en-US" },
        });
        var changed = Read<NormalResult>(Post("ChangePasswordNeedSMSCode", form));
        Inbox.Expect(0, changed.State, changed.Message);
        return 0;
    }

    static Stream Post(string call, HttpContent content)
    {
        var response = http.PostAsync("/api/User/" + call, content).Result;
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType.MediaType != "application/xml") throw new Exception("not XML");
        return response.Content.ReadAsStreamAsync().Result;
    }

    static string Xml(object body)
    {
        using (var stream = new MemoryStream())
        {
            new DataContractSerializer(body.GetType()).WriteObject(stream, body);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    static T Read<T>(Stream answer)
    {
        return (T)new DataContractSerializer(typeof(T)).ReadObject(answer);
    }
}
