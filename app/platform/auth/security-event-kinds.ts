/** What is kept for the safety of accounts; admins see all of it, a person what concerns their own account. */
export const SECURITY_EVENT_KINDS = [
  'sign-in.failed',
  'sign-in.limited',
  'sign-in.newPlace',
  'secondStep.failed',
  'secondStep.recoveryCodeUsed',
  'secondStep.added',
  'secondStep.removed',
  'passkey.added',
  'passkey.removed',
  'password.changed',
  'email.changed',
  'session.ended',
  'account.erased',
  'link.refused',
  'token.created',
  'token.ended',
  'token.refused',
  'token.newPlace',
  'right.refused',
  'admin.changed',
  'archive.taken',
  'archive.loaded',
] as const

export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number]
