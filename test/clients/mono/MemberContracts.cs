using System.Runtime.Serialization;

namespace ChinaTrainTickets.Web.Models
{
    public enum Terminal { WEBPAGEEnum = 1 }

    public class ApiRequestBase
    {
        public Terminal terminal { get; set; }
        public string time_stamp { get; set; }
        public int random { get; set; }
        public string sign { get; set; }
    }
}

namespace ChinaTrainTickets.Web.Areas.webApi.Models
{
    using ChinaTrainTickets.Web.Models;
    using System;

    public class MemberRetrievePwdSendCodRequest : ApiRequestBase
    {
        public string username { get; set; }
        public string phone_number { get; set; }
        public string img_code { get; set; }
        public Guid client { get; set; }
    }

    public class MemberRetrievePwdUpdateRequest : ApiRequestBase
    {
        public string username { get; set; }
        public string code { get; set; }
        public string new_password { get; set; }
    }

    public class MemberLoginRequest : ApiRequestBase
    {
        public string username { get; set; }
        public string password { get; set; }
        public string verification_code { get; set; }
    }

    public class MemberSendCodeResponse
    {
        public string state { get; set; }
    }

    public class MemberLoginResponse
    {
        public string token { get; set; }
        public string email { get; set; }
    }

    public class ApiResult<T>
    {
        public int code { get; set; }
        public string message { get; set; }
        public T data { get; set; }
    }
}
