import { formText } from './form-text.ts'

/**
 * Tells the browser which sending of a form was saved, so that it forgets what it kept of it: a short-lived cookie that
 * scripts may read. Nothing for a form that was not marked.
 */
export function savedMark(form: FormData): HeadersInit {
  const attempt = formText(form, 'attempt')
  return /^[\w-]{8,64}$/.test(attempt) ? { 'Set-Cookie': `saved=${attempt}; Path=/; Max-Age=600; SameSite=Lax` } : {}
}
