export async function loadIncidents(_file: string, _options: { limit?: number; concurrency: number }): Promise<void> {
  throw new Error('not yet');
}
