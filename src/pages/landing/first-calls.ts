import type { LandingOptions } from './landing.options';

/**
 * Shell lines that recover a demo account by its code, as they stand: ask for a code, take it from the inbox, set a password.
 * Empty where the demo accounts, the inbox or the API that they use are missing.
 */
export function firstCalls({ accounts, apis, publicUrl }: LandingOptions): readonly string[] {
  const account = accounts.find(({ dialect }) => dialect === API);
  if (account === undefined || !apis.some(({ name }) => name === API)) return [];
  const mobile = `mobile=${encodeURIComponent(account.phone)}`;
  return [
    `curl ${publicUrl}/api/Smssend/doSend -d '${mobile}&type=2&internationalCode=%2B86&username=&uuid='`,
    `CODE=$(sleep 1; curl -s '${publicUrl}/inbox/messages?to=${account.phone.slice(1)}' | grep -o '"code":"[0-9]*"' | head -n 1 | tr -dc 0-9)`,
    `curl ${publicUrl}/api/user/reSetPass -d "${mobile}&code=$CODE&newpass=Regained3&newpassck=Regained3&type=2"`,
  ];
}

const API = 'smssend';
