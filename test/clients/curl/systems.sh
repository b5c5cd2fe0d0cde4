#!/bin/sh
# The systems dialect by curl, as its documents show it: `-d` alone, so JSON goes out labelled as a form.
# Arguments: address, user name, phone, new password.
set -eu
address=$1 username=$2 phone=$3 password=$4
body=$(mktemp)
trap 'rm -f "$body"' EXIT

# value NAME: the first value of that name in the JSON on standard input.
value() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }
# expect NUMBER: fails unless the answer is that one.
expect() { echo "$answer"; test "$(echo "$answer" | value msg)" = "$1"; }

answer=$(curl -sS "$address/Systems/sendVerificationCode" -d "{\"username\":\"$username\",\"mobile_phone\":${phone#+}}")
expect 2006

code=''
for _ in 1 2 3 4 5 6 7 8 9 10; do
  code=$(curl -sS --get "$address/inbox/messages" --data-urlencode "to=$phone" | value code)
  test -n "$code" && break
  sleep 0.2
done

# A file with a byte order mark and a line break at its end, over HTTP/1.0.
printf '\357\273\277{"username":"%s","verification_code":"%s"}\r\n' "$username" "$code" >"$body"
answer=$(curl -sS --http1.0 "$address/Systems/makeSureVerificationCode" --data-binary "@$body")
expect 2006
ticket=$(echo "$answer" | value info)

# `-H` of a header without a value, compression, and a body from a pipe, which is sent in chunks.
answer=$(printf '{"username":"%s","Verification_char":"%s","new_password":"%s"}' "$username" "$ticket" "$password" |
  curl -sS --compressed -H 'Content-Type;' -H 'Expect: 100-continue' -H 'Transfer-Encoding: chunked' \
    -X POST --data-binary @- "$address/Systems/changepasswd")
expect 2006
