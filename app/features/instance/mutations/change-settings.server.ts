import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { readSettingsForm, typedSettings, type SettingsProblem, type TypedSettings } from '#app/features/instance/settings-form.ts'
import { same } from '#app/features/provenance/content.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { INSTANCE_KEY } from '#app/platform/instance/instance-settings.server.ts'
import { DEFAULT_SETTINGS, settingsSchema, type InstanceSettings } from '#app/platform/instance/instance-settings.ts'

/** What was refused, and everything typed; `changedMeanwhile`: somebody saved since the form was made. */
export type RefusedSettings = { problems: SettingsProblem[]; changedMeanwhile: boolean; typed: TypedSettings }

const FIELDS = ['name', 'languages', 'notices', 'takesRequests', 'unsettledLines'] as const

/** Changes the settings of the instance, from their form; pages made before are not served after. Null when done. Throws `not-found`. */
export async function changeSettings(actor: Actor, form: FormData): Promise<RefusedSettings | null> {
  requireAdmin(actor)
  const typed = typedSettings(form)
  const read = readSettingsForm(typed)
  if ('problems' in read) return { problems: read.problems, changedMeanwhile: false, typed }
  return inTransaction(async (tx) => {
    await tx.setting.createMany({ data: { key: INSTANCE_KEY, value: DEFAULT_SETTINGS }, skipDuplicates: true })
    await tx.$queryRaw`select 1 from setting where key = ${INSTANCE_KEY} for update`
    const setting = await tx.setting.findUniqueOrThrow({ where: { key: INSTANCE_KEY } })
    const before: InstanceSettings = settingsSchema.safeParse(setting.value).data ?? DEFAULT_SETTINGS
    if (typed.revision !== String(before.revision)) return { problems: [], changedMeanwhile: true, typed }
    const changes = FIELDS.filter((path) => !same(before[path], read.settings[path])).map((path) => ({
      path: `instance/${path}`,
      before: before[path],
      after: read.settings[path],
    }))
    if (changes.length === 0) return null
    const value = { ...read.settings, revision: before.revision + 1 }
    await tx.setting.update({ where: { key: INSTANCE_KEY }, data: { value } })
    await recordEvent(tx, { actor, kind: 'instance.changed', changes })
    await touchPublicData(tx)
    return null
  })
}
