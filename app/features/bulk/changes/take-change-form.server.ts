import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { chooseConflicts } from './choose-conflicts.server.ts'
import { dropChange, startChange, type HeldChange } from './changes.server.ts'
import { isDoneAtOnce, runAtOnce } from './start-change.server.ts'

/** Does what a button of a change's page asks for. Throws `forbidden`, `conflict`, and `invalid` for a form that asks for nothing known. */
export async function takeChangeForm(actor: Actor, change: HeldChange, form: FormData): Promise<'apply' | 'undo' | 'drop' | 'choose'> {
  const intent = formText(form, 'intent')
  switch (intent) {
    case 'apply':
    case 'undo':
      await startChange(actor, change, intent)
      if (isDoneAtOnce((intent === 'apply' ? change.counts.READY : change.counts.DONE) ?? 0)) await runAtOnce(change.id)
      return intent
    case 'drop':
      await dropChange(actor, change)
      return intent
    case 'choose':
      await chooseConflicts(actor, change, form)
      return intent
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}
