import { clr, type ClrType, dataContract, member, type RecordOf } from '../../../src/http';

const WEB = 'ChinaTrainTickets.Web.Models';
const API = 'ChinaTrainTickets.Web.Areas.webApi.Models';

/** The enum of the recorded service; its documentation names the first member only. */
export const terminal = clr.enumeration(WEB, 'Terminal', { WEBPAGEEnum: 1, ANDROIDEnum: 2, IOSEnum: 3 });

const signed = dataContract({
  namespace: WEB,
  name: 'RequestBase',
  members: {
    terminal: member(terminal),
    time_stamp: member(clr.string),
    random: member(clr.int),
    sign: member(clr.string),
  },
});

/** Request of the recorded action: two classes of two namespaces, with every scalar that dialects use. */
export const sendRequest = dataContract({
  namespace: API,
  name: 'MemberRetrievePwdSendCodRequest',
  extends: signed,
  members: {
    username: member(clr.string),
    phone_number: member(clr.string),
    img_code: member(clr.string),
    client: member(clr.guid),
  },
});
export type SendRequest = RecordOf<typeof sendRequest>;

/** The envelope of the recorded answers. */
export const apiResult = <T extends ClrType>(data: T) =>
  dataContract({
    namespace: API,
    name: 'ApiResult',
    of: [data],
    members: { code: member(clr.int), message: member(clr.string), data: member(data) },
  });

export const sent = dataContract({
  namespace: API,
  name: 'MemberSendCodeResponse',
  members: { state: member(clr.string) },
});
export const sendResult = apiResult(sent);
export type SendResult = RecordOf<typeof sendResult>;

/** Body that its action returns. */
export const echo = dataContract({
  namespace: 'NewGPS2012.AppApi.Models.ParModel',
  name: 'Echo',
  members: { name: member(clr.string), s: member(clr.string), n: member(clr.int) },
});
export type Echo = RecordOf<typeof echo>;
