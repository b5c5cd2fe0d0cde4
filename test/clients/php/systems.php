<?php
/** The systems dialect by the curl extension, JSON. Arguments: address, user name, phone, new password. */
require __DIR__ . '/inbox.php';
[, $address, $username, $phone, $password] = $argv;

$curl = curl_init();
curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_POST => true, CURLOPT_TIMEOUT => 10]);

/** Posts JSON with the given header lines, and none of its own: curl calls it a form unless it is told otherwise. */
function post(string $call, array $fields, array $headers): array
{
    global $curl, $address;
    curl_setopt($curl, CURLOPT_URL, "$address/Systems/$call");
    curl_setopt($curl, CURLOPT_HTTPHEADER, $headers);
    curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($fields));
    $answer = curl_exec($curl);
    if ($answer === false) {
        exit(curl_error($curl));
    }
    return expect($answer, 'msg', 2006);
}

post('sendVerificationCode', ['username' => $username, 'mobile_phone' => (int) $phone], []);
$checked = post('makeSureVerificationCode', ['username' => $username, 'verification_code' => code($address, $phone)], [
    'Content-Type: application/json; charset=utf-8',
    'Content-Length: ' . strlen(json_encode(['username' => $username, 'verification_code' => code($address, $phone)])),
]);
// Above 1 KiB (1 MiB since curl 8.0) curl asks by `Expect: 100-continue` before it sends the body; json_encode escapes every
// character beyond ASCII.
post('changepasswd', [
    'username' => $username,
    'Verification_char' => $checked['info'],
    'new_password' => $password,
    'remark' => str_repeat('备注', 200),
], ['Content-Type: application/json', 'Expect: 100-continue']);
