import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { countryOfPhone } from './phone-country';

describe('the country of a number', () => {
  it.each(getCountries())('is that of the whole metadata for a number of %s', (country) => {
    const number = getExampleNumber(country, examples)?.number ?? '';
    expect(countryOfPhone(number)).toBe(parsePhoneNumberFromString(number)?.country);
  });

  it.each(['+8613800138000', '+8612', '+12025550123', '+14165550123', '+77012345678', '+79012345678'])(
    'is that of the whole metadata for %s',
    (number) => {
      expect(countryOfPhone(number)).toBe(parsePhoneNumberFromString(number)?.country);
    },
  );

  it('is undefined for numbers without a country, and for text that is none', () => {
    expect(['+870773111632', '+80012345678', 'decoy:abc', ''].map(countryOfPhone)).toEqual(Array(4).fill(undefined));
  });
});
