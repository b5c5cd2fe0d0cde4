<?php
/**
 * Reads a stored password as the owner's software does. Arguments: the software, the password, and the columns as JSON.
 * Exits with 0 when it is the password.
 */
[, $software, $password, $columns] = $argv;
$row = json_decode($columns, true, flags: JSON_THROW_ON_ERROR);

/** ASP.NET Core Identity, version 3: a marker, PRF, iterations and length of the salt, then salt and subkey. */
function identity(string $password, string $stored): bool
{
    $bytes = base64_decode($stored, true);
    ['prf' => $prf, 'iterations' => $iterations, 'length' => $length] = unpack('Cmarker/Nprf/Niterations/Nlength', $bytes);
    $algorithm = ['sha1', 'sha256', 'sha512'][$prf];
    $subkey = substr($bytes, 13 + $length);
    $made = hash_pbkdf2($algorithm, $password, substr($bytes, 13, $length), $iterations, strlen($subkey), true);
    return ord($bytes[0]) === 1 && hash_equals($subkey, $made);
}

$isRight = match ($software) {
    'discuz' => hash_equals($row['password'], md5(md5($password) . $row['salt'])),
    'ecshop' => hash_equals($row['password'], md5(md5($password) . $row['ec_salt'])),
    'thinkphp' => hash_equals($row['password'], md5(sha1($password) . '{a-site:key}')),
    'identity' => identity($password, $row['PasswordHash']),
    'laravel' => password_verify($password, $row['password']),
};
exit($isRight ? 0 : 1);
