/** Why nothing of a file is taken: a key under `refused` in the namespace `bulk`, and its placeholders. */
export class SheetRefusal extends Error {
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(key)
    this.name = 'SheetRefusal'
  }
}
