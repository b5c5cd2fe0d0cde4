namespace NewGPS2012.AppApi.Models.ParModel
{
    public class BaseModel
    {
        public string Token { get; set; }
        public string Language { get; set; }
        public string AppId { get; set; }
    }

    public class SendSMSModel : BaseModel
    {
        public string Phone { get; set; }
        public int VildateSence { get; set; }
    }

    public class CheckVaildateModel
    {
        public int Type { get; set; }
        public string LoginName { get; set; }
        public string SMSCode { get; set; }
        public string Language { get; set; }
        public string AppId { get; set; }
    }

    public class ChangePasswordModel : BaseModel
    {
        public string LoginName { get; set; }
        public string NewPass { get; set; }
        public string SMSCode { get; set; }
    }
}

namespace NewGPS2012.AppApi.Models.ViewModel
{
    public class UserLoginInfo
    {
        public int UserId { get; set; }
        public string Username { get; set; }
        public string LoginName { get; set; }
        public string Timezone { get; set; }
        public string Avatar { get; set; }
        public string Email { get; set; }
        public int DeviceCount { get; set; }
        public string CodeUrl { get; set; }
        public int UserType { get; set; }
        public int SubUsersCount { get; set; }
        public int Calorie { get; set; }
        public int Steps { get; set; }
        public string CellPhone { get; set; }
        public int UserStatus { get; set; }
    }
}

namespace NewGPS2012.AppApi.Models.ResModel
{
    using NewGPS2012.AppApi.Models.ViewModel;

    public class BaseResult
    {
        public int State { get; set; }
    }

    public class NormalResult : BaseResult
    {
        public string Message { get; set; }
    }

    public class RegisterResult : BaseResult
    {
        public string Message { get; set; }
        public string AccessToken { get; set; }
        public UserLoginInfo User { get; set; }
        public object ThirdParty { get; set; }
    }
}
