/** One question, put to each server in its own language: 50 activities of my organisation with their data types and recipients. */
import { organisationId, tokenOf, userId } from './seed.mjs';

const json = { 'content-type': 'application/json', accept: 'application/json' };

const OURS = `query Register($first: Int!, $after: String) {
  processingActivities(first: $first, after: $after) {
    nodes { id code name purpose role state retention version dataTypes { code label retention } recipients { name country hasContract } }
  }
}`;

const PEERS = `query Register($first: Int!) {
  allProcessingActivitiesList(first: $first, orderBy: [NAME_ASC, ID_ASC]) {
    id code name purpose role state retention version
    activityDataTypesByOrganisationIdAndActivityIdList(orderBy: [POSITION_ASC]) { code label retention }
    activityPartiesByOrganisationIdAndActivityIdList(condition: { kind: "RECIPIENT" }, orderBy: [POSITION_ASC]) { name country hasContract }
  }
}`;

const graphql = (query, variables, headers) => ({
  method: 'POST',
  path: '/graphql',
  headers: { ...json, ...headers },
  body: JSON.stringify({ query, variables }),
});
/** Nobody signs in at floor and peer: they are told who asks. */
const told = (n) => ({ 'x-user': userId('VIEWER', n), 'x-organisation': organisationId(n) });

export const ask = {
  ours: (n, { role = 'VIEWER', first = 50, after = null } = {}) =>
    graphql(OURS, { first, after }, { authorization: `Bearer ${tokenOf(role, n)}` }),
  postgraphile: (n) => graphql(PEERS, { first: 50 }, told(n)),
  floor: (n) => ({ method: 'GET', path: '/activities', headers: told(n) }),
};

const SEARCH = 'query Search($query: String!) { search(query: $query) { kind id code title snippet matched score } }';
/** What the one box finds of an organisation. */
export const search = (n, query) => graphql(SEARCH, { query }, { authorization: `Bearer ${tokenOf('VIEWER', n)}` });

/** The answers in one shape. */
export const read = {
  ours: ({ data }) => data.processingActivities.nodes,
  postgraphile: ({ data }) =>
    data.allProcessingActivitiesList.map(
      ({
        activityDataTypesByOrganisationIdAndActivityIdList: dataTypes,
        activityPartiesByOrganisationIdAndActivityIdList: recipients,
        ...activity
      }) => ({
        ...activity,
        dataTypes,
        recipients,
      }),
    ),
  floor: (activities) => activities,
};

/** Puts one question and reads the answer; throws where it is none. */
export async function answer(server, kind, question) {
  const { method, path, headers, body } = question;
  const response = await fetch(server.url + path, { method, headers, body });
  const text = await response.text();
  const value = JSON.parse(text);
  if (!response.ok || value.errors) throw new Error(`${kind} answers ${response.status}: ${text.slice(0, 500)}`);
  return read[kind](value);
}
