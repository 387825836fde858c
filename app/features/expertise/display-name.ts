import type { TFunction } from 'i18next'

export type NamedExpert = { name: string; pseudonym: string; showsName: boolean; kind: 'PERSON' | 'TEAM' }

/** What somebody outside the workspace calls an expert: the name where it may be shown, else the pseudonym. `t` of the namespace `skills`. */
export const displayName = ({ name, pseudonym, showsName, kind }: NamedExpert, t: TFunction): string =>
  showsName ? name : t(`pseudonym.${kind}`, { code: pseudonym })
