import { exampleMobile, nationalSpellings, parsePhone, type Phone } from '../phone';
import type { PhoneSpelling, TableSource } from '../sources/account-sources';

/** Country of the example where the numbers of a table name theirs. */
const ANY_REGION = 'CN';

type PhoneRule = NonNullable<TableSource['phone']>;

/** Phone number as an owner's columns have it. */
export interface StoredPhone {
  readonly number: string;
  /** Undefined where there is no column for it. */
  readonly callingCode: string | undefined;
}

/** Spellings in which the numbers of an owner's table are stored. */
export class StoredPhones {
  private readonly spellings: readonly PhoneSpelling[];
  private readonly region: string | undefined;
  /** Number in the spelling of the table that takes as long to read as the others do. */
  readonly example: StoredPhone;

  /** `isDivided` where the calling code has a column of its own. */
  constructor(
    { stored, region }: PhoneRule,
    private readonly isDivided: boolean,
  ) {
    this.spellings = [stored].flat();
    this.region = region;
    const [example] = this.write(exampleMobile(region ?? ANY_REGION) ?? '');
    this.example = example ?? { number: '', callingCode: undefined };
  }

  /** Parses a stored number. Returns undefined for one that is no number. */
  read({ number, callingCode }: StoredPhone): Phone | undefined {
    if (this.isDivided && !number.startsWith('+'))
      return parsePhone({ number, callingCode: callingCode ?? '' }, this.region);
    if (number.startsWith('+')) return parsePhone({ number }, undefined);
    const read = this.spellings.map((spelling) =>
      spelling === 'national' ? parsePhone({ number }, this.region) : parsePhone({ number: `+${number}` }, undefined),
    );
    return read.find((phone) => phone !== undefined);
  }

  /** Everything that may be stored for a number, the spelling of new numbers first. */
  write(e164: string): readonly StoredPhone[] {
    return this.spellings.flatMap((spelling) => this.spelled(e164, spelling));
  }

  private spelled(e164: string, spelling: PhoneSpelling): readonly StoredPhone[] {
    if (spelling === 'e164') return [{ number: e164, callingCode: undefined }];
    if (spelling === 'digits') return [{ number: e164.slice(1), callingCode: undefined }];
    const { callingCode, numbers } = nationalSpellings(e164);
    if (this.isDivided)
      return numbers.flatMap((number) => callingCodes(callingCode).map((code) => ({ number, callingCode: code })));
    const isOfRegion = numbers.some((number) => parsePhone({ number }, this.region)?.e164 === e164);
    return isOfRegion ? numbers.map((number) => ({ number, callingCode: undefined })) : [];
  }
}

/** Spellings of a calling code (`86`) in columns. */
const callingCodes = (digits: string): readonly string[] => [digits, `+${digits}`, `00${digits}`];
