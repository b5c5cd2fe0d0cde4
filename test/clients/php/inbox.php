<?php
/** Newest code that the development inbox has for a phone. */
function code(string $address, string $phone): string
{
    for ($try = 0; $try < 20; $try++) {
        $messages = json_decode(file_get_contents("$address/inbox/messages?to=" . urlencode($phone)), true);
        foreach ($messages as $message) {
            if ($message['code'] !== null) {
                return $message['code'];
            }
        }
        usleep(200000);
    }
    throw new RuntimeException('no code came');
}

/** Prints an answer; ends the program unless the field is as wanted. */
function expect(string $answer, string $field, int $wanted): array
{
    echo $answer, "\n";
    $fields = json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    if ($fields[$field] !== $wanted) {
        exit(1);
    }
    return $fields;
}
