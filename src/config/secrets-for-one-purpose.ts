import type { AnyConfigRule } from './config-rule';

/** Names of variables that hold a secret, such as SECRET_KEYS, METRICS_TOKEN and TWILIO_AUTH_TOKEN; ids are none. */
const SECRET_NAME = /(?:SECRET|TOKEN|SIGN_KEY|ACCESS_KEY)(?!.*_ID$)/;

/** Names of the secrets among variables. */
export const secretNames = (variables: readonly string[]): readonly string[] =>
  variables.filter((name) => SECRET_NAME.test(name));

/**
 * Creates a config rule for each secret among the variables: it occurs once, and in no other variable. A party that
 * knows a secret for one purpose, such as the receiver of a webhook, could act for the other.
 */
export function secretsForOnePurpose(variables: readonly string[]): readonly AnyConfigRule[] {
  const names = secretNames(variables);
  return names.map((name) => ({
    reads: [name, ...names.filter((other) => other !== name)],
    rule: 'must be a secret of its own: it stands twice in the configuration',
    isBroken: (env: Env) => {
      const all = names.flatMap((each) => secretsOf(env[each]));
      return secretsOf(env[name]).some((secret) => all.filter((other) => other === secret).length > 1);
    },
  }));
}

type Env = Readonly<Record<string, unknown>>;

/** Secrets in the value of a variable: one, a list, or none where it is not given. */
const secretsOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());
