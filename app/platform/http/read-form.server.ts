import { AppError } from '#app/platform/errors/app-error.ts'
import { wellFormed } from './well-formed.ts'

/** The most a form may send, in bytes. Files go by upload addresses of their own. */
export const FORM_LIMIT = 2 ** 20
/** The most fields of a form: a workbook of many sheets has thousands, to say how each column is read. */
export const MOST_FORM_FIELDS = 20_000

/**
 * The fields of a posted form, urlencoded or multipart without files. Throws `too-large` past FORM_LIMIT or MOST_FORM_FIELDS, and
 * `invalid` for a body that is not a form. Characters that no database text can hold (U+0000, lone surrogates) are replaced by U+FFFD.
 */
export async function readForm(request: Request): Promise<FormData> {
  const bytes = await readBytes(request, FORM_LIMIT)
  const type = request.headers.get('content-type') ?? ''
  let form: FormData
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new AppError('invalid', 'invalid.form')
  }
  const clean = new FormData()
  let fields = 0
  for (const [name, value] of form) {
    fields += 1
    if (fields > MOST_FORM_FIELDS) throw new AppError('too-large', 'tooLarge.fields', { limit: MOST_FORM_FIELDS })
    if (typeof value === 'string') clean.append(wellFormed(name), wellFormed(value).replaceAll('\r\n', '\n'))
  }
  read.set(request, clean)
  return clean
}

const read = new WeakMap<Request, FormData>()

/** Fields that carry a secret, or only how a form works: they are given back to nobody. */
const KEPT_BACK = /password|token|secret|code|^(intent|revision|id|csrf|conflict)$|^(base|choice):/i
const MOST_FIELDS = 200

/** What a refused form held in words, for the page that refuses it: nothing typed is lost. Empty where the body is no form. */
export async function typedOf(request: Request): Promise<{ name: string; text: string }[]> {
  if (
    request.method !== 'POST' ||
    !/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(request.headers.get('content-type') ?? '')
  )
    return []
  const form = read.get(request) ?? (request.bodyUsed ? null : await readForm(request).catch(() => null))
  if (!form) return []
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' && !KEPT_BACK.test(name) ? [{ name, text: value }] : [],
  )
  return fields.slice(0, MOST_FIELDS)
}

/** The bytes of a body, at most `limit`. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > limit) throw new AppError('too-large', 'tooLarge.form')
      chunks.push(chunk)
    }
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
