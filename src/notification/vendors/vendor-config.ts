import {
  type AnyConfigRule,
  type ConfigRule,
  matching,
  type ServiceVariables,
  Variable,
  type VariablesClass,
} from '../../config';

/** Parses a sender of SMS: a number, a name, or the id of a messaging service. */
export const smsSender = matching(
  /^(?:\+?[1-9]\d{2,14}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
  'must be a number, a name of at most 11 letters and digits, or a messaging service (MG…)',
);

/** Parses the region of a cloud vendor, such as `eu-central-1`. */
export const cloudRegion = matching(
  /^[a-z]{2,}(?:-[a-z0-9]+)+$/,
  'must be a region such as eu-central-1 or ap-guangzhou',
);

/** Environment variable shared by vendors that do not sign their receipts. */
export class ReceiptVariables {
  @Variable(matching(/^[\w-]{1,128}$/, 'must be at most 128 letters, digits, _ and -: it stands in addresses'))
  readonly RECEIPT_TOKEN?: string;
}

/** Environment variables that list the vendors of each channel, for the config rules of single vendors. */
export interface VendorLists {
  readonly SMS_PROVIDERS: readonly string[];
  readonly MAIL_PROVIDERS: readonly string[];
}

/** Configuration of a vendor, declared in its `<vendor>.config.ts`. `R` are the names of its required variables. */
export interface VendorConfig<V extends object, R extends keyof V, O> {
  readonly variables: VariablesClass<V>;
  /** Environment variables that must be given when a list names the vendor. */
  readonly required: readonly R[];
  /** Environment variable of a base URL that replaces the vendor's own. */
  readonly endpoint?: Extract<keyof V, string>;
  readonly productionRules?: readonly ConfigRule<V & VendorLists>[];
  /** Builds the vendor's options. Called only when all required variables are given. */
  toOptions(
    env: V & { readonly [K in R]-?: NonNullable<V[K]> } & ReceiptVariables & Pick<ServiceVariables, 'PUBLIC_URL'>,
  ): O;
}

/** Vendor configuration with variables of any type. */
export interface AnyVendorConfig<O> {
  readonly variables: VariablesClass;
  readonly required: readonly string[];
  readonly endpoint?: string;
  readonly productionRules?: readonly AnyConfigRule[];
  toOptions(env: object): O;
}

/** Declares the configuration of a vendor. Returns its argument; the type of `env` is inferred from the variables. */
export const defineVendorConfig = <V extends object, R extends Extract<keyof V, string>, O>(
  config: VendorConfig<V, R, O>,
): VendorConfig<V, R, O> => config;
