import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gps dialect by java.net.http.HttpClient, which offers an upgrade to HTTP/2 in every first request.
 * Arguments: address, user name, phone, new password.
 */
public class GpsByHttpClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static String address;

  public static void main(String[] arguments) throws Exception {
    address = arguments[0];
    String username = arguments[1];
    String phone = arguments[2];
    post("SendSMSCode", "{\"Phone\":\"" + phone + "\",\"VildateSence\":\"2\",\"Language\":\"en\"}");
    String code = code(phone);
    String who = "\"LoginName\":\"" + username + "\",\"SMSCode\":\"" + code + "\",\"Language\":\"en\"";
    post("CheckVaildateCodeByUser", "{\"Type\":2," + who + "}");
    post("ChangePasswordNeedSMSCode", "{\"NewPass\":\"" + arguments[3] + "\"," + who + "}");
  }

  private static void post(String call, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/User/" + call))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    String answer = HTTP.send(request, BodyHandlers.ofString()).body();
    System.out.println(answer);
    if (!answer.contains("\"State\":0")) System.exit(1);
  }

  private static String code(String phone) throws Exception {
    URI uri = URI.create(address + "/inbox/messages?to=" + URLEncoder.encode(phone, StandardCharsets.UTF_8));
    for (int round = 0; round < 20; round++) {
      String messages = HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      Matcher found = Pattern.compile("\"code\":\"(\\d+)\"").matcher(messages);
      if (found.find()) return found.group(1);
      Thread.sleep(200);
    }
    throw new IllegalStateException("no code came");
  }
}
