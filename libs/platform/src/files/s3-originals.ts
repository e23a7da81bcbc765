import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { MissingOriginal, type Originals, type StoredFile } from './originals.js';

/** A bucket of S3 or of whatever speaks its protocol. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Another server than that of the region: the bucket is then part of the path. */
  readonly endpoint?: string;
  /** Absent: as the environment of the process has them (variables, profile, role of the machine). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Where neither bytes nor an answer come for so long, the store is out of reach. */
const [CONNECT_MS, SILENT_MS] = [5_000, 60_000];
/** What fails is thrown, and told where it is caught. */
const nothing = () => undefined;
const logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * Originals as objects `sha256/<digest>`. The store is told the SHA-256 that the bytes must have, and refuses others. What the bucket forbids (object
 * lock, no delete, no overwrite) is set there.
 */
export class S3Originals implements Originals {
  /** Loaded by whoever has a bucket, and by nobody else. */
  #opened?: Promise<{ client: S3Client; sdk: typeof import('@aws-sdk/client-s3') }>;

  constructor(private readonly settings: S3Settings) {}

  async keep({ sha256, size }: StoredFile, path: string): Promise<void> {
    const { client, sdk } = await this.#open();
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: this.settings.bucket,
        Key: keyOf(sha256),
        Body: createReadStream(path),
        ContentLength: size,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
    await rm(path, { force: true });
  }

  async *read(sha256: string): AsyncGenerator<Buffer, void, undefined> {
    const { client, sdk } = await this.#open();
    const found = await client
      .send(new sdk.GetObjectCommand({ Bucket: this.settings.bucket, Key: keyOf(sha256) }))
      .catch((error: unknown) => {
        throw error instanceof sdk.NoSuchKey ? new MissingOriginal({ cause: error }) : error;
      });
    yield* found.Body as Readable as AsyncIterable<Buffer>;
  }

  #open() {
    this.#opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { region, endpoint, credentials } = this.settings;
      const requestHandler = { connectionTimeout: CONNECT_MS, requestTimeout: SILENT_MS };
      // What is altered must come as it is, for the hashing to say so: the checksums of the store are asked for what is sent, not for what is read.
      const reading = { responseChecksumValidation: 'WHEN_REQUIRED', logger } as const;
      return {
        sdk,
        client: new sdk.S3Client({ region, endpoint, credentials, requestHandler, forcePathStyle: endpoint !== undefined, ...reading }),
      };
    });
    return this.#opened;
  }
}

const keyOf = (sha256: string): string => `sha256/${sha256}`;
