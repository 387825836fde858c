import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Named = { kind: 'PERSON' | 'TEAM'; name: string; pseudonym: string; showsName: boolean }

/** What an expert is called outside their workspace: the name where the person shows it, else "Expert 4F7K". */
export function displayName({ kind, name, pseudonym, showsName }: Named, language: Language): string {
  return showsName ? name : translator(language, 'experts')(`pseudonym.${kind}`, { code: pseudonym })
}
