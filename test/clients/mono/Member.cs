using System;
using System.IO;
using System.Net;
using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using ChinaTrainTickets.Web.Areas.webApi.Models;
using ChinaTrainTickets.Web.Models;

/**
 * The member dialect by HttpWebRequest and WebClient, its bodies written and read by DataContractSerializer.
 * Arguments: address, user name, phone, new password, key, answer of every picture.
 */
static class Member
{
    static string address, key;

    static int Main(string[] arguments)
    {
        address = arguments[0];
        key = arguments[4];
        string username = arguments[1], phone = arguments[2], password = arguments[3];
        var client = Guid.NewGuid();
        using (var web = new WebClient()) web.DownloadData(address + "/api/member/imgcode?client=" + client.ToString("B"));

        var send = Signed(new MemberRetrievePwdSendCodRequest
        {
            username = username, phone_number = phone, img_code = arguments[5], client = client,
        });
        // StreamWriter begins with a byte order mark; HttpWebRequest sends `Expect: 100-continue`.
        var sent = ByRequest<MemberSendCodeResponse>("retrievepwd/sendcode", send, new UTF8Encoding(true), "application/xml");
        Inbox.Expect(1, sent.code, sent.message + " " + sent.data.state);

        var update = Signed(new MemberRetrievePwdUpdateRequest
        {
            username = username, code = Inbox.Code(address, phone), new_password = password,
        });
        // XmlWriter of UTF-16, with its mark and its declaration, as Encoding.Unicode makes it.
        var changed = ByRequest<string>("retrievepwd/updatepwd", update, Encoding.Unicode, "application/xml; charset=utf-16");
        Inbox.Expect(1, changed.code, changed.message);

        var login = Signed(new MemberLoginRequest { username = username, password = password });
        var signedIn = ByWebClient<MemberLoginResponse>("login", login);
        Inbox.Expect(1, signedIn.code, signedIn.message);
        return signedIn.data.token.Length > 20 ? 0 : 1;
    }

    static T Signed<T>(T request) where T : ApiRequestBase
    {
        var signature = new Signature(key);
        request.terminal = Terminal.WEBPAGEEnum;
        request.time_stamp = signature.TimeStamp;
        request.random = signature.Random;
        request.sign = signature.Sign;
        return request;
    }

    static string Xml(object body)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
            new DataContractSerializer(body.GetType()).WriteObject(writer, body);
        return text.ToString();
    }

    static ApiResult<T> Read<T>(Stream answer)
    {
        return (ApiResult<T>)new DataContractSerializer(typeof(ApiResult<T>)).ReadObject(answer);
    }

    static ApiResult<T> ByRequest<T>(string call, object body, Encoding encoding, string type)
    {
        var request = (HttpWebRequest)WebRequest.Create(address + "/api/member/" + call);
        request.Method = "POST";
        request.ContentType = type;
        request.Accept = "text/xml";
        request.ServicePoint.Expect100Continue = true;
        using (var writer = new StreamWriter(request.GetRequestStream(), encoding)) writer.Write(Xml(body));
        using (var response = request.GetResponse()) return Read<T>(response.GetResponseStream());
    }

    static ApiResult<T> ByWebClient<T>(string call, object body)
    {
        using (var web = new WebClient())
        {
            web.Headers[HttpRequestHeader.ContentType] = "text/xml";
            return Read<T>(new MemoryStream(web.UploadData(address + "/api/member/" + call, Encoding.UTF8.GetBytes(Xml(body)))));
        }
    }
}
