/** The peer: PostGraphile 5 on the same tables, as the same login, under the same row-level security; nobody signs in. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { makeV4Preset } from 'postgraphile/presets/v4';

const preset = {
  extends: [makeV4Preset({ simpleCollections: 'both', disableDefaultMutations: true, dynamicJson: true })],
  pgServices: [makePgService({ connectionString: process.env.API_URL, schemas: ['public'], poolConfig: { max: 10 } })],
  grafast: {
    context: ({ node }) => ({
      pgSettings: {
        'app.user_id': node.req.headers['x-user'],
        'app.organisation_id': node.req.headers['x-organisation'] ?? '',
        'app.unit_id': node.req.headers['x-unit'] ?? '',
      },
    }),
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false },
};

const serv = postgraphile(preset).createServ(grafserv);
await serv.ready();
const handle = serv.createHandler();
createServer((request, response) => {
  if (request.url === '/ready') response.writeHead(200).end();
  else handle(request, response);
}).listen(Number(process.env.PORT), process.env.HOST);
