/** What a CKAN says it cannot do, in its own words for it. */
export class CkanRefusal extends Error {
  readonly status: number
  readonly error: Readonly<Record<string, unknown>>

  constructor(status: number, error: Readonly<Record<string, unknown>>) {
    super(String(error['__type']))
    this.name = 'CkanRefusal'
    this.status = status
    this.error = error
  }
}

export const ckanNotFound = (what = 'Not found') => new CkanRefusal(404, { __type: 'Not Found Error', message: what })
export const ckanInvalid = (field: string, message: string) => new CkanRefusal(409, { __type: 'Validation Error', [field]: [message] })
