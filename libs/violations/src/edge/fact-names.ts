import { getMetadataStorage } from 'class-validator';
import { FactsInput } from './facts.input.js';

/** Every fact that a report can state, by its name: what a defect of a return may point at. Read from the input itself. */
export const FACT_NAMES: ReadonlySet<string> = new Set(
  getMetadataStorage()
    .getTargetValidationMetadatas(FactsInput, '', false, false)
    .map(({ propertyName }) => propertyName),
);
