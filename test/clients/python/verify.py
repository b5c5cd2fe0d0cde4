"""Verifies a number over the verify dialect by urllib, as the documented lines of curl do. Arguments: address, user name, password, service, phone."""

import base64
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

address, username, password, service, phone = sys.argv[1:6]
login = base64.b64encode(f"{username}:{password}".encode()).decode()


def call(path, **fields):
    data = urllib.parse.urlencode(fields).encode() if fields else None
    headers = {"Authorization": f"Basic {login}"}
    request = urllib.request.Request(f"{address}/v2/Services/{service}/{path}", data, headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def code_to(to):
    for _ in range(50):
        with urllib.request.urlopen(f"{address}/inbox/messages?{urllib.parse.urlencode({'to': to})}") as answer:
            codes = [message["code"] for message in json.load(answer) if message["code"]]
        if codes:
            return codes[0]
        time.sleep(0.1)
    raise SystemExit("no code arrived")


status, started = call("Verifications", To=phone, Channel="sms")
assert (status, started["status"]) == (201, "pending"), started
status, fetched = call(f"Verifications/{urllib.parse.quote(phone)}")
assert (status, fetched["sid"]) == (200, started["sid"]), fetched
code = code_to(phone)
wrong = "111111" if code == "000000" else "000000"
assert call("VerificationCheck", To=phone, Code=wrong)[1]["valid"] is False
status, checked = call("VerificationCheck", To=phone, Code=code)
assert (status, checked["status"], checked["valid"]) == (200, "approved", True), checked
status, gone = call("VerificationCheck", To=phone, Code=code)
assert (status, gone["code"]) == (404, 20404), gone
print(checked["status"])
