export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200

/** What keeps a password from being taken; a message key. */
export type PasswordProblem = 'tooShort' | 'tooLong' | 'isEmail'

/** What keeps a password from being taken, or null. Length over composition (NIST SP 800-63B). Pure. */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  if (password.length < MIN_PASSWORD_LENGTH) return 'tooShort'
  if (password.length > MAX_PASSWORD_LENGTH) return 'tooLong'
  return password.trim().toLowerCase() === email.trim().toLowerCase() ? 'isEmail' : null
}
