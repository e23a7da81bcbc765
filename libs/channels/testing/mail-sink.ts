import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { KeyPair } from './certificate.js';

export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly encrypted: boolean;
  readonly raw: string;
  readonly mail: ParsedMail;
}

export interface SinkOptions {
  readonly tls?: KeyPair;
  /** TLS from the first byte (`smtps:`); else STARTTLS where `tls` is given. */
  readonly secure?: boolean;
  readonly login?: { readonly user: string; readonly password: string };
}

/** A real SMTP server on loopback that keeps what it is given, or answers as told. */
export class MailSink {
  readonly arrived: Arrived[] = [];
  /** SMTP answers to RCPT and to DATA instead of 250; `CUT` breaks the line after the text was taken. */
  refuseRecipient?: { readonly code: number; readonly text: string };
  refuseText?: { readonly code: number; readonly text: string } | 'CUT';

  /** What happens while a text is there and not answered yet. */
  meanwhile?: () => Promise<unknown>;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
    readonly secure: boolean,
  ) {}

  get url(): string {
    return `${this.secure ? 'smtps' : 'smtp'}://localhost:${this.port}`;
  }

  static async listen({ tls, secure = false, login }: SinkOptions = {}): Promise<MailSink> {
    let sink: MailSink;
    const options: SMTPServerOptions = {
      secure,
      disabledCommands: [...(tls && !secure ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
      authOptional: !login,
      allowInsecureAuth: true,
      ...(tls ? { key: tls.privateKey, cert: tls.certificate } : {}),
      onAuth: ({ username, password }, _session, done) =>
        username === login?.user && password === login?.password
          ? done(null, { user: username })
          : done(new Error('bad login for nguoi.gui@example.vn')),
      onRcptTo: (_address, _session, done) => done(sink.refuseRecipient && answer(sink.refuseRecipient)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const raw = Buffer.concat(chunks).toString('utf8');
          const refusal = sink.refuseText;
          if (refusal && refusal !== 'CUT') return done(answer(refusal));
          void simpleParser(raw).then(async (mail) => {
            sink.arrived.push({
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
              encrypted: session.secure,
              raw,
              mail,
            });
            await sink.meanwhile?.();
            if (refusal === 'CUT') return void sink.cut();
            done();
          });
        });
      },
      logger: false,
    };
    const server = new SMTPServer(options);
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, 'localhost', done));
    sink = new MailSink(server, (server.server.address() as AddressInfo).port, secure);
    return sink;
  }

  private cut(): void {
    // The library keeps its connections in a set; ending their sockets is what a broken line looks like.
    for (const connection of (this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections)
      connection._socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}

function answer({ code, text }: { readonly code: number; readonly text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
