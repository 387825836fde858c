import { db } from '#app/platform/db/client.server.ts'
import { raiseDataVersion } from '#app/platform/db/data-version.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { DEFAULT_SETTINGS, ownNameIn, PRODUCT_NAME, settingsSchema, type InstanceSettings } from './instance-settings.ts'

/** The key under which the settings of the instance are kept. */
export const INSTANCE_KEY = 'instance'

const kept = publicMemory<InstanceSettings>(1)

/** The settings of the instance, kept in this process until public data changes anywhere; saving them counts as such a change. */
export const instanceSettings = (): Promise<InstanceSettings> => kept(INSTANCE_KEY, loadSettings)

/** The name that the portal was given, for a reader; null where it has none of its own. */
export const ownInstanceName = async (language: string): Promise<string | null> => ownNameIn(await instanceSettings(), language)
/** What the portal is called: the name it was given, else the product's. */
export const instanceName = async (language: string): Promise<string> => (await ownInstanceName(language)) ?? PRODUCT_NAME

async function loadSettings(): Promise<InstanceSettings> {
  const setting = await db.setting.findUnique({ where: { key: INSTANCE_KEY } })
  const read = settingsSchema.safeParse(setting?.value ?? {})
  if (!read.success)
    log.error({ reason: read.error.issues[0]?.message }, 'the settings of the instance are not understood; the defaults stand')
  const settings = read.data ?? DEFAULT_SETTINGS
  if (settings.notices.some(({ from, to }) => from !== null || to !== null)) turnAtMidnight()
  return settings
}

let turning: NodeJS.Timeout | undefined

/** Pages that were finished before a notice begins or ends are not served after it. Days are those of UTC. */
function turnAtMidnight(): void {
  clearTimeout(turning)
  const day = 24 * 3600 * 1000
  turning = setTimeout(raiseDataVersion, day - (Date.now() % day) + 1000)
  turning.unref()
}
