/** The floor: node:http and pg, no framework, nobody signed in, nothing checked. */
import { createServer } from 'node:http';
import pg from 'pg';
import { fileFor } from './floor-filing.mjs';
import { listOf } from './floor-list.mjs';

const api = new pg.Pool({ connectionString: process.env.API_URL, max: 10, pipeline: true });
const admin = new pg.Pool({ connectionString: process.env.ADMIN_URL, max: 10, pipeline: true });

createServer((request, response) => {
  const answer = (text) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  };
  const fail = (error) => {
    console.error(error);
    response.writeHead(500).end();
  };
  if (request.url === '/ready') return answer('{}');
  if (request.url === '/activities') return listOf(api, request.headers['x-user'], request.headers['x-organisation']).then(answer, fail);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => fileFor(admin, JSON.parse(body)).then((filed) => answer(JSON.stringify(filed)), fail));
}).listen(Number(process.env.PORT), process.env.HOST);
