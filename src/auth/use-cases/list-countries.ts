import { Inject, Injectable } from '@nestjs/common';
import { phoneCountries } from '../accounts/phone';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** `+86` */
  readonly callingCode: string;
}

/** “Where do you send codes to?” */
@Injectable()
export class ListCountries {
  constructor(@Inject(AUTH_OPTIONS) private readonly options: AuthOptions) {}

  execute(): readonly Country[] {
    const { countries } = this.options;
    return phoneCountries().filter(({ region }) => countries === '*' || countries.includes(region));
  }
}
