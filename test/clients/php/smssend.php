<?php
/** The smssend dialect by the curl extension, forms and multipart. Arguments: address, user name, phone, new password. */
require __DIR__ . '/inbox.php';
[, $address, $username, $phone, $password] = $argv;

/** Posts as curl does: a string is a form, an array is multipart/form-data. */
function post(string $address, string|array $body): array
{
    $curl = curl_init($address);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_POSTFIELDS => $body,
        CURLOPT_TIMEOUT => 10,
    ]);
    $answer = curl_exec($curl);
    if ($answer === false) {
        exit(curl_error($curl));
    }
    return expect($answer, 'code', 0);
}

$send = ['mobile' => $phone, 'uuid' => '', 'username' => $username, 'type' => 2, 'internationalCode' => '+86'];
post("$address/api/Smssend/doSend", http_build_query($send + ['extra' => ['a' => 1, 'b' => [2, 3]]]));
$reset = ['code' => code($address, $phone), 'newpass' => $password, 'newpassck' => $password, 'type' => '2'];
// The number in the query, the rest and a file in the body.
$file = new CURLStringFile('a picture', 'p.png', 'image/png');
post("$address/api/user/reSetPass?mobile=" . rawurlencode($phone), $reset + ['picture' => $file]);
$token = post("$address/api/user/userLogin", ['mobile' => $phone, 'username' => '', 'pass' => $password]);
exit(strlen($token['data']['token']) > 20 ? 0 : 1);
