"""The systems dialect by http.client, JSON over one kept connection. Arguments: address, user name, phone, new password."""

import http.client
import json
import sys
import time
from urllib.parse import quote, urlsplit

address, username, phone, password = sys.argv[1:5]
connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)


def post(call, fields, headers):
    connection.request("POST", "/Systems/" + call, json.dumps(fields), headers)
    answer = json.loads(connection.getresponse().read().decode("utf-8"))
    print(answer)
    assert answer["msg"] == 2006, answer
    return answer["info"]


def code():
    for _ in range(20):
        connection.request("GET", "/inbox/messages?to=" + quote(phone))
        codes = [each["code"] for each in json.loads(connection.getresponse().read()) if each["code"]]
        if codes:
            return codes[0]
        time.sleep(0.2)
    raise AssertionError("no code came")


# What the requests library adds to `json=`.
AS_REQUESTS = {
    "Content-Type": "application/json",
    "Accept": "*/*",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "keep-alive",
    "User-Agent": "python-requests/2.31.0",
}

post("sendVerificationCode", {"username": username, "mobile_phone": int(phone)}, AS_REQUESTS)
# Without a Content-Type, as http.client sends text.
ticket = post("makeSureVerificationCode", {"username": username, "verification_code": code()}, {})
post("changepasswd", {"username": username, "Verification_char": ticket, "new_password": password}, AS_REQUESTS)
