import { displayName, type NamedExpert as Named } from '#app/features/expertise/display-name.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type NamedExpert = Named & { seenBy: 'WORKSPACE' | 'COORDINATORS' | 'PUBLIC' }

/**
 * What an expert is called: by name for who may read the profile whole, else as the expert wishes; nobody outside reads the name of one
 * who is seen by the workspace alone. Null is a profile that was erased. Pure.
 */
export function expertName(expert: NamedExpert | null, seesWhole: boolean, language: Language): string {
  if (!expert) return translator(language, 'matching')('expert.gone')
  const showsName = seesWhole || (expert.showsName && expert.seenBy !== 'WORKSPACE')
  return displayName({ ...expert, showsName }, translator(language, 'skills'))
}
