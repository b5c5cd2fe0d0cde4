import type { LandingOptions } from './landing.options';

const API = 'v1';

/**
 * Shell lines that bring the first code over /v1, as they stand: ask for one, take it from the inbox, verify it. Empty where /v1,
 * its demo account or the inbox are missing.
 */
export function firstCalls({ accounts, v1, publicUrl }: LandingOptions): readonly string[] {
  const account = accounts.find(({ dialect }) => dialect === API);
  if (account === undefined || !v1) return [];
  const json = "-H 'Content-Type: application/json'";
  const ask = JSON.stringify({ purpose: 'recover', channel: 'sms', username: account.username });
  const inbox = `${publicUrl}/inbox/messages?to=${account.phone.slice(1)}`;
  return [
    `ID=$(curl -s ${publicUrl}/v1/challenges ${json} -d '${ask}' | grep -o '"id":"[^"]*"' | cut -d '"' -f 4)`,
    `CODE=$(sleep 1; curl -s '${inbox}' | grep -o '"code":"[0-9]*"' | head -n 1 | tr -dc 0-9)`,
    `curl ${publicUrl}/v1/challenges/$ID/verify ${json} -d "{\\"code\\":\\"$CODE\\"}"`,
  ];
}
