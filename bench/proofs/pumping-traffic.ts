/** Registration of a replay: a code is asked for, and entered later or never. */
export interface Registration {
  /** Seconds since the beginning of the replay. */
  readonly at: number;
  readonly number: string;
  readonly ip: string;
  /** Seconds until the code is entered; undefined for a code that nobody enters. */
  readonly enteredAfter?: number;
  readonly captcha: 'absent' | 'passed';
}

const HOUR = 3_600;

/** Hours of a campaign, on one day of the month, with so many times the registrations of an ordinary hour. */
const CAMPAIGN = { day: 14, from: 18, to: 20, times: 10 };

/** Part of a day's registrations that come at each hour, by the clock of the country. */
const BY_HOUR = [2, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 5, 4, 4, 4, 4, 5, 6, 8, 9, 8, 5, 3];

/**
 * Registrations of `days` ordinary days, in the order of their times: quiet nights and busy evenings, a campaign, one in four
 * people who gives up, the others after 10 to 130 seconds, from 2,000 addresses in ten /24s.
 */
export function ordinaryTraffic(days: number, perDay: number): readonly Registration[] {
  const registrations: Registration[] = [];
  for (let hour = 0; hour < days * 24; hour++) {
    const count = Math.round((perDay * inHour(hour)) / 100);
    for (let n = 0; n < count; n++) registrations.push(person(registrations.length, (hour + n / count) * HOUR));
  }
  return registrations;
}

function inHour(hour: number): number {
  const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
  const isCampaign = day === CAMPAIGN.day && ofDay >= CAMPAIGN.from && ofDay < CAMPAIGN.to;
  return (BY_HOUR[ofDay] ?? 0) * (isCampaign ? CAMPAIGN.times : 1);
}

function person(n: number, at: number): Registration {
  const place = (n * 7_919) % 2_000;
  return {
    at,
    number: `+8613${String(500_000_000 + ((n * 7_368_787) % 400_000_000))}`,
    ip: `198.51.${String(100 + (place % 10))}.${String(Math.floor(place / 10))}`,
    ...(n % 4 === 0 ? {} : { enteredAfter: 10 + ((n * 37) % 120) }),
    captcha: 'absent',
  };
}

/** Beginnings of mobile numbers of three countries that an attack counts on from, and digits that it adds. */
const RANGES = [
  ['+8613800', 6],
  ['+8551234', 4],
  ['+4479112', 5],
] as const;

/** Neighbouring numbers of three countries, evenly over `hours`, each from another /64 of one /48. No code is entered. */
export function attack(requests: number, hours: number, captcha: 'absent' | 'passed'): readonly Registration[] {
  return Array.from({ length: requests }, (_, n) => {
    const [prefix, digits] = RANGES[n % RANGES.length] ?? RANGES[0];
    return {
      at: (n * hours * HOUR) / requests,
      number: `${prefix}${String(Math.floor(n / RANGES.length)).padStart(digits, '0')}`,
      ip: `2001:db8:7:${(n % 65_536).toString(16)}::1`,
      captcha,
    };
  });
}
