import { registerEnumType } from '@nestjs/graphql';

/** An enum of the schema whose values are these codes, each described by its label. */
export function listedEnum<Code extends string>(
  name: string,
  description: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
) {
  const object = Object.fromEntries(codes.map((code) => [code, code]));
  registerEnumType(object, {
    name,
    description,
    valuesMap: Object.fromEntries(codes.map((code) => [code, { description: labels[code] }])),
  });
  return object;
}
