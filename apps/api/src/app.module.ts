import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { House } from '#composition';
import { IdentityResolver, PasswordHasher, SessionKeeper } from '#identity';
import { createValidationPipe, FileStore, type Logger, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { DataTypeResolver, RegistryResolver } from '#registry';
import { FilingDeliveriesResolver, RoutingResolver } from '#routing';
import { LawResolver, LOG_SIGNER, ViolationResolver } from '#violations';
import { graphqlOptions } from './graphql/graphql.options.js';
import { DomainErrorFilter } from './http/domain-error.filter.js';
import { ExplorerController } from './http/explorer.controller.js';
import { HealthController } from './http/health.controller.js';
import { Lifecycle } from './http/lifecycle.js';
import { LogController } from './http/log.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { UploadController } from './http/upload.controller.js';
import { CONFIG, LOGGER } from './tokens.js';

@Module({})
class AppModule {}

/** The API's one module: everything that is injected is named here. */
export function appModule(house: House, signer: LogSigner, logger: Logger): DynamicModule {
  const { config } = house;
  const sessions = new SessionKeeper(house.uow);
  return {
    module: AppModule,
    imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...graphqlOptions(config, logger, sessions) })],
    controllers: [
      HealthController,
      LogController,
      UploadController,
      ReceiptController,
      ...(config.mode === 'production' ? [] : [ExplorerController]),
    ],
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: UnitOfWork, useValue: house.uow },
      { provide: FileStore, useValue: new FileStore(house.data.files) },
      { provide: LOG_SIGNER, useValue: signer },
      { provide: PasswordHasher, useValue: new PasswordHasher(config.argon2Memory) },
      { provide: SessionKeeper, useValue: sessions },
      { provide: Lifecycle, useValue: new Lifecycle() },
      { provide: APP_PIPE, useFactory: createValidationPipe },
      { provide: APP_FILTER, useClass: DomainErrorFilter },
      IdentityResolver,
      RegistryResolver,
      DataTypeResolver,
      ViolationResolver,
      LawResolver,
      RoutingResolver,
      FilingDeliveriesResolver,
    ],
  };
}
