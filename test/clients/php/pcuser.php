<?php
/** The pcuser dialect by file_get_contents and stream contexts. Arguments: address, user name, phone, new password. */
require __DIR__ . '/inbox.php';
[, $address, $username, $phone, $password] = $argv;

/** Posts with these header lines over HTTP/1.0 or 1.1, each time with `Connection: close`. */
function post(string $address, string $body, string $headers, float $version = 1.0): array
{
    $http = ['method' => 'POST', 'header' => $headers, 'content' => $body, 'timeout' => 10];
    $context = stream_context_create(['http' => $http + ['protocol_version' => $version]]);
    return expect((string) file_get_contents($address, false, $context), 'status', 0);
}

$form = "Content-type: application/x-www-form-urlencoded\r\n";
post("$address/pcuser-tologin", http_build_query(['action' => 'check_login', 'user_name' => $username]), $form);
// Without a Content-Type PHP says that it takes it for a form, and labels it as one.
$send = http_build_query(['phone' => $phone, 'type' => 10004]);
@post("$address/pcuser-tologin?action=get_verification_code", $send, '', 1.1);
// PHP_QUERY_RFC3986 writes spaces as %20.
$fields = ['action' => 'chech_phone_code', 'phone' => $phone, 'code' => ' ' . code($address, $phone)];
$checked = post("$address/pcuser-find-password", http_build_query($fields, '', '&', PHP_QUERY_RFC3986), $form, 1.1);
$fields = ['action' => 'find_password', 'new_password' => $password] + $checked['data'];
post("$address/pcuser-find-password", json_encode($fields), "Content-type: application/json\r\nAccept: */*\r\n");
