import type { TFunction } from 'i18next'

export type NamedExpert = { kind: 'PERSON' | 'TEAM'; name: string; pseudonym: string; showsName: boolean }

/**
 * What an expert is called: by name for who may read the profile whole, else as the expert wishes. `t` speaks the namespace
 * `matching`; null is a profile that was erased. Pure.
 */
export function expertName(expert: NamedExpert | null, seesWhole: boolean, t: TFunction): string {
  if (!expert) return t('expert.gone')
  return seesWhole || expert.showsName ? expert.name : t(`expert.${expert.kind}`, { code: expert.pseudonym })
}
