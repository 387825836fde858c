import type { Actor } from '#app/platform/auth/actor.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { removeAuthenticator } from './authenticator.server.ts'
import { removeIdentity } from './identities.server.ts'
import { LONGEST_PASSKEY_NAME } from './passkey-name.ts'
import { removePasskey, renamePasskey } from './passkeys.server.ts'

export type TakenMethod = { kind: 'done'; done: 'removed' | 'renamed' } | { kind: 'refused'; passkeyId: string; name: string }

const UUID = /^[0-9a-f-]{36}$/

/** Takes the form of one way to sign in: its removal, or another name for a passkey. Throws `fresh-proof` for removals. */
export async function takeMethodForm(actor: Actor, form: FormData, address: string): Promise<TakenMethod> {
  const id = formText(form, 'id')
  const isId = UUID.test(id)
  switch (formText(form, 'intent')) {
    case 'removeAuthenticator':
      await removeAuthenticator(actor, address)
      break
    case 'removePasskey':
      if (isId) await removePasskey(actor, id, address)
      break
    case 'removeIdentity':
      if (isId) await removeIdentity(actor, id, address)
      break
    case 'rename': {
      const name = formText(form, 'name').trim()
      if (name === '' || name.length > LONGEST_PASSKEY_NAME) return { kind: 'refused', passkeyId: id, name }
      if (isId) await renamePasskey(actor, id, name)
      return { kind: 'done', done: 'renamed' }
    }
  }
  return { kind: 'done', done: 'removed' }
}
