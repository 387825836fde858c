const withTo = (path: string, to: string | null) => (to ? `${path}?to=${encodeURIComponent(to)}` : path)

export const signInPath = (language: string, to: string | null = null) => withTo(`/${language}/sign-in`, to)
export const secondStepPath = (language: string, to: string | null = null) => withTo(`${signInPath(language)}/second-step`, to)
export const linkPath = (language: string, to: string | null = null) => withTo(`${signInPath(language)}/link`, to)
/** Leads to a provider of sign-in. */
export const providerPath = (language: string, name: string, to: string | null = null) => withTo(`${signInPath(language)}/with/${name}`, to)
/** Where the browser asks for a challenge. */
export const passkeyOptionsPath = (language: string) => `${signInPath(language)}/passkey-options`

export const accountPath = (language: string) => `/${language}/account`
export const securityPath = (language: string) => `${accountPath(language)}/security`
export const authenticatorPath = (language: string, to: string | null = null) => withTo(`${accountPath(language)}/authenticator`, to)
/** Asks for a fresh proof of who one is, and leads on to `to`. */
export const confirmPath = (language: string, to: string | null = null) => withTo(`${accountPath(language)}/confirm`, to)
export const passkeyPath = (language: string, to: string | null = null) => withTo(`${accountPath(language)}/passkey`, to)
export const recoveryCodesPath = (language: string, to: string | null = null) => withTo(`${accountPath(language)}/recovery-codes`, to)
export const identityPath = (language: string, to: string | null = null) => withTo(`${accountPath(language)}/identity`, to)

type First = { kind: 'done'; workspace: string | null } | { kind: 'secondStep' }

/** Where a person goes on once a proof was taken. `hasIdentity`: an identity waits to be linked to the account they sign in to. */
export function pathAfter(
  first: First,
  { language, to, hasIdentity = false }: { language: string; to: string | null; hasIdentity?: boolean },
): string {
  if (first.kind === 'secondStep') return secondStepPath(language, to)
  const home = to ?? (first.workspace ? `/${language}/w/${first.workspace}` : `/${language}`)
  return hasIdentity ? identityPath(language, home) : home
}
