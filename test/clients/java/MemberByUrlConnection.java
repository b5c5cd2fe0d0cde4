import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The member dialect by HttpURLConnection: forms and JSON, with the Accept header and the form label that it adds itself.
 * Arguments: address, user name, phone, new password, key, answer of every picture.
 */
public class MemberByUrlConnection {
  private static String address;
  private static String key;
  private static int requests = 20_000;

  public static void main(String[] arguments) throws Exception {
    address = arguments[0];
    key = arguments[4];
    String username = arguments[1];
    String phone = arguments[2];
    String client = UUID.randomUUID().toString().toUpperCase();
    read("GET", "/api/member/imgcode?client=" + client, null, null);
    post(null, "retrievepwd/sendcode", "username", username, "phone_number", phone, "img_code", arguments[5], "client", client);
    post("application/json", "retrievepwd/updatepwd", "username", username, "code", code(phone), "new_password", arguments[3]);
    post(null, "login", "username", username, "password", arguments[3]);
  }

  /** Posts JSON where its type is named, a form without a label of ours elsewhere. */
  private static void post(String type, String call, String... fields) throws Exception {
    String time = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
    int random = ++requests;
    byte[] digest =
        MessageDigest.getInstance("MD5").digest(("random=" + random + "&timestamp=" + time + "&terminal=1").getBytes());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String sign = hex(mac.doFinal(hex(digest).getBytes()));
    StringBuilder form = new StringBuilder("terminal=1&time_stamp=" + time + "&random=" + random + "&sign=" + sign);
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], "UTF-8"));
      json.append('"').append(fields[i]).append("\":\"").append(fields[i + 1]).append("\",");
    }
    String signed = "\"terminal\":1,\"time_stamp\":\"" + time + "\",\"random\":" + random + ",\"sign\":\"" + sign + "\"";
    String body = type == null ? form.toString() : "{" + json + signed + "}";
    String answer = read("POST", "/api/member/" + call, type, body);
    System.out.println(answer);
    if (!answer.startsWith("{\"code\":1,")) System.exit(1);
  }

  private static String code(String phone) throws Exception {
    for (int round = 0; round < 20; round++) {
      String messages = read("GET", "/inbox/messages?to=" + URLEncoder.encode(phone, "UTF-8"), null, null);
      Matcher found = Pattern.compile("\"code\":\"(\\d+)\"").matcher(messages);
      if (found.find()) return found.group(1);
      Thread.sleep(200);
    }
    throw new IllegalStateException("no code came");
  }

  private static String read(String method, String path, String type, String body) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(address + path).openConnection();
    connection.setRequestMethod(method);
    if (type != null) connection.setRequestProperty("Content-Type", type);
    if (body != null) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream in = connection.getInputStream()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      in.transferTo(all);
      return all.toString("UTF-8");
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) text.append(String.format("%02x", each));
    return text.toString();
  }
}
