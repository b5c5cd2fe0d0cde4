import { Injectable } from '@nestjs/common';
import { phoneCountries } from './phone';
import { AuthOptions } from '../auth.config';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** `+86` */
  readonly callingCode: string;
}

/** “Where do you send codes to?” */
@Injectable()
export class ListCountries {
  constructor(private readonly options: AuthOptions) {}

  execute(): readonly Country[] {
    const { countries } = this.options;
    return phoneCountries().filter(({ region }) => countries === '*' || countries.includes(region));
  }
}
