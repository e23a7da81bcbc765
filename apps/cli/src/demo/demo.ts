export async function demo(_name: string | undefined, _options: { list?: boolean }): Promise<void> {
  throw new Error('not yet');
}
