import { Injectable } from '@nestjs/common';
import { phoneCountries } from './phone';
import { AuthOptions } from '../auth.config';

export interface Country {
  /** Country, ISO 3166-1 alpha-2. */
  readonly region: string;
  /** Calling code of the country, such as `+86`. */
  readonly callingCode: string;
}

/** Use case: “To which countries are codes sent?” */
@Injectable()
export class ListCountries {
  constructor(private readonly options: AuthOptions) {}

  execute(): readonly Country[] {
    const { countries } = this.options;
    return phoneCountries().filter(({ region }) => countries === '*' || countries.includes(region));
  }
}
