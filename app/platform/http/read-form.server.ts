import { AppError } from '#app/platform/errors/app-error.ts'

/** The most a form may send, in bytes. Files go by upload addresses of their own. */
export const FORM_LIMIT = 2 ** 20

/**
 * The fields of a posted form, urlencoded or multipart without files. Throws `too-large` past FORM_LIMIT, and `invalid`
 * for a body that is not a form. Characters that no database text can hold (U+0000, lone surrogates) are replaced by U+FFFD.
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
  for (const [name, value] of form) {
    if (typeof value === 'string') clean.append(wellFormed(name), wellFormed(value).replaceAll('\r\n', '\n'))
  }
  return clean
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

const wellFormed = (text: string) =>
  text.replaceAll('\u0000', '\uFFFD').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
