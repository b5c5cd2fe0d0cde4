import type { JourneyStep } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import type { OperationResult } from '../docs/operation-results';
import type { PostmanEvent } from './collection-format';

type Listen = PostmanEvent['listen'];

/** Event with a script of several lines, in a block of its own: newman runs all scripts in one scope. */
export const eventOf = (listen: Listen, lines: readonly string[]): PostmanEvent => ({
  listen,
  script: { type: 'text/javascript', exec: ['{', ...lines.map((line) => `  ${line}`), '}'] },
});

/** Reads a member of a JSON or XML answer: `member('data.uid')`. */
const READ_MEMBER = [
  'const isJson = /json/.test(pm.response.headers.get("Content-Type"));',
  'const reply = isJson ? pm.response.json() : undefined;',
  'const inXml = (name) => (new RegExp(`<${name}>([^<]*)</`).exec(pm.response.text()) || [])[1];',
  'const member = (path) => (isJson ? path.split(".").reduce((part, name) => part[name], reply) : inXml(path));',
];

/** Script that asserts that the answer is one of the operation's results, by number and text; or its picture. */
export const documentedAnswer = (doc: OperationDoc): PostmanEvent =>
  eventOf('test', assertions(doc, 'answers as documented', doc.results));

/** Script that asserts the success of a step, saves members of its answer, and waits for the message that it caused. */
export function stepSucceeds(doc: OperationDoc, { sendsTo, saves = {} }: JourneyStep): PostmanEvent {
  const successes = doc.results.filter(({ outcomes }) => outcomes.includes('done'));
  const saved = Object.entries(saves).map(
    ([name, path]) => `pm.collectionVariables.set(${JSON.stringify(name)}, member(${JSON.stringify(path)}));`,
  );
  const lines = assertions(doc, 'succeeds', successes, Object.values(saves));
  return eventOf('test', [...lines, ...saved, ...(sendsTo === undefined ? [] : waitForMessage(sendsTo))]);
}

function assertions(
  { operation: { api, table }, file }: OperationDoc,
  name: string,
  results: readonly OperationResult[],
  saved: readonly string[] = [],
): readonly string[] {
  if (file !== undefined && results.every(({ outcomes }) => !outcomes.includes('done')))
    return [
      `pm.test("answers a picture", () => pm.expect(pm.response.headers.get("Content-Type")).to.equal(${JSON.stringify(file)}));`,
    ];
  const { number, text } = api.resultFields;
  const isComputed = (result: OperationResult): boolean =>
    saved.includes(text) || (result.outcomes.includes('done') && table.done.compute !== undefined && isHidden(result));
  const pairs = results.map((each) => [each.number, isComputed(each) ? null : each.text] as const);
  return [
    ...READ_MEMBER,
    `const results = ${JSON.stringify([...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()])};`,
    `const [number, text] = [Number(member("${number}")), String(member("${text}") || "")];`,
    `pm.test("${name}", () => pm.expect(${successOf(table)}`,
    '  results.some((each) => each[0] === number && (each[1] === null || each[1] === text)), `${number} ${text}`,',
    ').to.equal(true));',
  ];
}

/** Condition of a script for success, where its HTTP status tells it and its body has no number; else empty. */
const successOf = ({ statusMember, doneStatus }: OperationDoc['operation']['table']): string =>
  statusMember === undefined ? '' : ` pm.response.code === ${String(doneStatus ?? 200)} ||`;

/** True for a sample text that stands for a value of another text in each answer. */
const isHidden = ({ text }: OperationResult): boolean => /^\*+$/.test(text);

/** Expression of the address of the inbox for one addressee, which may be a variable (`{{newPhone}}`). */
const inboxUrl = (to: string): string =>
  to.startsWith('{{')
    ? `pm.variables.get("baseUrl") + "/inbox/messages?to=" + encodeURIComponent(pm.variables.replaceIn(${JSON.stringify(to)}))`
    : `pm.variables.get("baseUrl") + "/inbox/messages?to=${encodeURIComponent(to)}"`;

/** Script that keeps the id of the newest message to an address, after which the next one is looked for. */
export const rememberNewest = (to: string): readonly string[] => [
  `pm.sendRequest(${inboxUrl(to)}, (error, answer) => {`,
  '  const [newest] = error || answer.code !== 200 ? [] : answer.json();',
  '  pm.collectionVariables.set("after", newest ? newest.id : "");',
  '});',
];

/** Looks into the development inbox until the message is there; without an inbox the variables are typed by hand. */
export const waitForMessage = (to: string): readonly string[] => [
  'const look = (left) => pm.sendRequest(',
  `  ${inboxUrl(to)} + "&after=" + pm.collectionVariables.get("after"),`,
  '  (error, answer) => {',
  '    if (error || answer.code !== 200) return;',
  '    const [message] = answer.json();',
  '    if (!message && left > 0) return setTimeout(() => look(left - 1), 250);',
  '    pm.test("the message is in the inbox", () => pm.expect(message).to.be.an("object"));',
  '    if (message.code) pm.collectionVariables.set("code", message.code);',
  '    for (const pair of (message.link || "").split("#").slice(1).join("").split("&")) {',
  '      const [name, value = ""] = pair.split("=");',
  '      if (name) pm.collectionVariables.set(`link_${name}`, decodeURIComponent(value));',
  '    }',
  '  },',
  ');',
  'if (pm.response.code < 300) look(40);',
];
