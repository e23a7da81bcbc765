import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { UPLOAD_RULES, type UploadRules } from '#attachments';
import type { House } from '#composition';
import { ARCHIVE_KEY } from '#evidence';
import { LOG_SIGNER } from '#filings';
import { PasswordHasher, SessionKeeper } from '#identity';
import { INDICATOR_KEY } from '#indicators';
import { CHALLENGE_DIFFICULTY, INTAKE_KEYS, type IntakeKeys } from '#intake';
import { createValidationPipe, FileStore, ListExporter, type Logger, openFiles, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { REQUEST_KEY } from '#requests';
import { DESTINATION_RULES, type DestinationRules } from '#routing';
import { graphqlOptions } from './graphql/graphql.options.js';
import { RESOLVERS } from './graphql/resolvers.js';
import { AcknowledgementController } from './http/acknowledgement.controller.js';
import { AttachmentController } from './http/attachment.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { DomainErrorFilter } from './http/domain-error.filter.js';
import { EvidenceController } from './http/evidence.controller.js';
import { ExplorerController } from './http/explorer.controller.js';
import { ExportController } from './http/export.controller.js';
import { HealthController } from './http/health.controller.js';
import { ImportController } from './http/import.controller.js';
import { Lifecycle } from './http/lifecycle.js';
import { LogController } from './http/log.controller.js';
import { PaperController } from './http/paper.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { UploadController } from './http/upload.controller.js';
import { ADDRESS_KEY, CONFIG, LOGGER } from './tokens.js';

@Module({})
class AppModule {}

/** The API's one module: everything that is injected is named here, resolvers in graphql/resolvers.ts. */
export function appModule(house: House, signer: LogSigner, logger: Logger): DynamicModule {
  const { config } = house;
  const sessions = new SessionKeeper(house.uow);
  const files = openFiles(config, house.data.files);
  return {
    module: AppModule,
    imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...graphqlOptions(config, logger, sessions) })],
    controllers: [
      HealthController,
      LogController,
      UploadController,
      AttachmentController,
      EvidenceController,
      ReceiptController,
      AcknowledgementController,
      PaperController,
      ImportController,
      ExportController,
      CalendarController,
      ...(config.mode === 'production' ? [] : [ExplorerController]),
    ],
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: UnitOfWork, useValue: house.uow },
      { provide: FileStore, useValue: files },
      { provide: ListExporter, useValue: new ListExporter(house.uow, files) },
      {
        provide: DESTINATION_RULES,
        useValue: {
          sealingKey: house.data.keyFor('destination-secrets'),
          allowedOrigins: house.channelSettings.webhook.allowedOrigins,
          channels: house.channelSettings,
        } satisfies DestinationRules,
      },
      {
        provide: UPLOAD_RULES,
        useValue: { maxAttachment: config.maxAttachment, scanned: config.clamd !== undefined } satisfies UploadRules,
      },
      { provide: INDICATOR_KEY, useValue: house.data.keyFor('indicators') },
      { provide: REQUEST_KEY, useValue: house.data.keyFor('data-subject-requests') },
      { provide: ARCHIVE_KEY, useValue: house.data.keyFor('evidence-archives') },
      { provide: ADDRESS_KEY, useValue: house.data.keyFor('address-count') },
      { provide: INTAKE_KEYS, useValue: intakeKeys(house) },
      { provide: CHALLENGE_DIFFICULTY, useValue: config.challengeDifficulty },
      { provide: LOG_SIGNER, useValue: signer },
      { provide: PasswordHasher, useValue: new PasswordHasher(config.argon2Memory) },
      { provide: SessionKeeper, useValue: sessions },
      { provide: Lifecycle, useValue: new Lifecycle() },
      { provide: APP_PIPE, useFactory: createValidationPipe },
      { provide: APP_FILTER, useClass: DomainErrorFilter },
      ...RESOLVERS,
    ],
  };
}

function intakeKeys({ data }: House): IntakeKeys {
  return { challenge: data.keyFor('report-challenge'), contact: data.keyFor('reporter-contact'), address: data.keyFor('address-count') };
}
