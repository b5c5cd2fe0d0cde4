import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const HEADER_BYTES = 4;
const COM_QUERY = 3;
const COM_STMT_PREPARE = 22;
const COM_STMT_EXECUTE = 23;

/** What the proxy does with a statement that matches. */
export interface Fault {
  readonly on: RegExp;
  /** MySQL's number and text of the error that the client gets. */
  readonly errno: number;
  readonly message: string;
  /** Statement that the server gets in its place; none by default. */
  readonly instead?: string;
  /** Runs before the client gets its answer, after `instead` has been answered. */
  readonly meanwhile?: () => Promise<unknown>;
  /** Statements after which the fault is over; all by default. */
  readonly times?: number;
}

/** Stands before a MySQL server, keeps the statements that pass, and answers some of them with an error. */
export class MysqlProxy {
  readonly statements: string[] = [];
  private readonly faults: { fault: Fault; left: number }[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async open(target: string, port = 0): Promise<MysqlProxy> {
    const server = createServer();
    const proxy = new MysqlProxy(server, new URL(target));
    server.on('connection', (client) => {
      proxy.serve(client);
    });
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    return url.href;
  }

  inject(fault: Fault): void {
    this.faults.push({ fault, left: fault.times ?? Infinity });
  }

  /** Ends all faults. */
  heal(): void {
    this.faults.length = 0;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private serve(client: Socket): void {
    const upstream = connect(Number(this.target.port || 3306), this.target.hostname);
    const prepared = new PreparedTexts();
    let replaced: Fault | undefined;
    const fail = async (fault: Fault) => {
      await fault.meanwhile?.();
      client.write(errorPacket(fault));
    };
    upstream.on('data', (bytes) => {
      prepared.answered(bytes);
      if (replaced) void fail(replaced);
      else client.write(bytes);
      replaced = undefined;
    });
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          client.destroy();
          upstream.destroy();
        });
    }
    onPackets(client, (packet) => {
      const fault = this.faultOf(prepared.textOf(packet));
      if (!fault) upstream.write(packet);
      else if (fault.instead === undefined) void fail(fault);
      else {
        replaced = fault;
        upstream.write(queryPacket(fault.instead));
      }
    });
  }

  private faultOf(sql: string | undefined): Fault | undefined {
    if (sql === undefined) return undefined;
    this.statements.push(sql);
    const found = this.faults.find(({ fault, left }) => left > 0 && fault.on.test(sql));
    if (found) found.left--;
    return found?.fault;
  }
}

/** Texts of the prepared statements of one connection, by the number that the server gave them. */
class PreparedTexts {
  private readonly texts = new Map<number, string>();
  private pending: string | undefined;

  /** The statement that a packet of the client runs; undefined for one that runs none. */
  textOf(packet: Buffer): string | undefined {
    if (packet[3] !== 0) return undefined;
    const text = packet.subarray(HEADER_BYTES + 1);
    switch (packet[HEADER_BYTES]) {
      case COM_QUERY:
        return text.toString();
      case COM_STMT_EXECUTE:
        return this.texts.get(text.readUInt32LE(0));
      case COM_STMT_PREPARE:
        this.pending = text.toString();
    }
    return undefined;
  }

  /** Takes what the server answers, which begins with the number of a statement that was prepared. */
  answered(bytes: Buffer): void {
    if (this.pending !== undefined && bytes[HEADER_BYTES] === 0)
      this.texts.set(bytes.readUInt32LE(HEADER_BYTES + 1), this.pending);
    this.pending = undefined;
  }
}

/** Calls back with each whole packet of the protocol: three bytes of length, one of sequence, the payload. */
function onPackets(socket: Socket, take: (packet: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= HEADER_BYTES && rest.length >= HEADER_BYTES + rest.readUIntLE(0, 3)) {
      const end = HEADER_BYTES + rest.readUIntLE(0, 3);
      take(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  });
}

function packet(sequence: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = sequence;
  return Buffer.concat([header, payload]);
}

const queryPacket = (sql: string): Buffer => packet(0, Buffer.concat([Buffer.from([COM_QUERY]), Buffer.from(sql)]));

function errorPacket({ errno, message }: Fault): Buffer {
  const code = Buffer.alloc(3);
  code[0] = 0xff;
  code.writeUInt16LE(errno, 1);
  return packet(1, Buffer.concat([code, Buffer.from(`#HY000${message}`)]));
}
