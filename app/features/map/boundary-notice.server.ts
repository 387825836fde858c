import { operatorName } from '#app/platform/env/operator.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'

/** What goes with every map: that its lines and names endorse nothing, in the name of the operator, and how lines that are not settled are drawn. */
export async function boundaryNotice(language: Language): Promise<string> {
  const t = translator(language, 'map')
  const { unsettledLines } = await instanceSettings()
  return t(`notice.${unsettledLines}`, { operator: operatorName() ?? t('notice.operator') })
}
