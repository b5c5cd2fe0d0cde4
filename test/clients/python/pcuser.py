"""The pcuser dialect by urllib, forms and query strings. Arguments: address, user name, phone, new password."""

import json
import sys
import time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

address, username, phone, password = sys.argv[1:5]


def read(request):
    with urlopen(request, timeout=10) as response:
        return json.loads(response.read().decode("utf-8"))


def call(path, action, fields):
    # urllib labels the form itself, asks for `identity` and closes the connection.
    answer = read(Request(address + path, urlencode({"action": action, **fields}).encode("ascii")))
    print(answer)
    assert answer["status"] == 0, answer
    return answer["data"]


def code():
    for _ in range(20):
        codes = [each["code"] for each in read(address + "/inbox/messages?" + urlencode({"to": phone})) if each["code"]]
        if codes:
            return codes[0]
        time.sleep(0.2)
    raise AssertionError("no code came")


call("/pcuser-tologin", "check_login", {"user_name": username})
# A POST without a body: everything stands in the query.
query = urlencode({"action": "get_verification_code", "phone": phone, "type": 10004})
sent = read(Request(address + "/pcuser-tologin?" + query, b""))
print(sent)
assert sent["status"] == 0, sent
checked = call("/pcuser-find-password", "chech_phone_code", {"phone": phone, "code": code()})
call("/pcuser-find-password", "find_password", {**checked, "new_password": password})
